// A song is chosen, and sent with the tempo that it is to have.

import { useState } from "preact/hooks";
import { post } from "../../api/http";
import { useAttempt } from "../../hooks/useAttempt";
import { useKept } from "../../hooks/useKept";
import { later, t } from "../../language";
import { Choice } from "../../parts/Chips";
import { DropZone } from "../../parts/DropZone";
import { NumberField } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { Missing, Problem } from "../../parts/Notice";
import { SPM_LEAST, SPM_MOST } from "../../sound/taps";
import { type Chosen, USUAL } from "./chosen";

const MEGABYTES_MOST = 150;
const KINDS = [
  ["MP3", ".mp3"],
  ["Ogg", ".ogg"],
  ["WAV", ".wav"],
] as const;
const CLICKS = [
  [later("None"), 0],
  [later("Soft"), 0.25],
  [later("Loud"), 0.7],
] as const;

export function AddSong({ added }: { added: () => void }) {
  const [metronome] = useKept<Chosen>("surefoot.metronome", USUAL);
  const [chosen, choose] = useKept("surefoot.music", { ending: ".mp3", clicks: 0 });
  const [spm, setSpm] = useState<number | null>(metronome.spm);
  const [file, setFile] = useState<File | null>(null);
  const { busy, failure, attempt } = useAttempt();
  const large = file !== null && file.size > MEGABYTES_MOST * 2 ** 20;
  const off = spm === null || spm < SPM_LEAST || spm > SPM_MOST;
  const send = () =>
    attempt(async () => {
      const form = new FormData();
      form.append("file", file!, file!.name);
      form.append("spm", String(spm));
      form.append("ending", chosen.ending);
      form.append("clicks_volume", String(chosen.clicks));
      await post("songs", form);
      setFile(null);
      added();
    });
  return (
    <section class="card" aria-label={t("Your song")}>
      <DropZone
        choose={file ? t("Choose another") : t("Choose a song")}
        note={t("or drop it here: MP3, WAV, Ogg or FLAC, up to 10 minutes.")}
        label={t("Your song")}
        take={([song]) => setFile(song ?? null)}
        busy={false}
        accept="audio/*"
        quiet={file !== null}
      >
        <Icon name="import" size={36} />
        {file && <p class="drop-name">{file.name}</p>}
      </DropZone>
      <NumberField label={t("Steps per minute")} value={spm} set={setSpm} least={SPM_LEAST} most={SPM_MOST} />
      <Choice legend={t("Clicks over it")} options={CLICKS} value={chosen.clicks} pick={(clicks) => choose({ clicks })} />
      <Choice legend={t("File")} options={KINDS} value={chosen.ending} pick={(ending) => choose({ ending })} />
      {off && <Missing>{t("Between {least} and {most} steps a minute.", { least: SPM_LEAST, most: SPM_MOST })}</Missing>}
      {large && <Missing>{t("A song may have {most} MB at most.", { most: MEGABYTES_MOST })}</Missing>}
      <Problem failure={failure} />
      <div class="actions">
        <button type="button" class="button" disabled={!file || large || off || busy} onClick={() => void send()}>
          {busy ? t("Sending …") : t("Bring it to my steps")}
        </button>
      </div>
    </section>
  );
}
