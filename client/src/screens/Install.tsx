// Surefoot on the home screen: what that gives, and how on each kind of device.

import type { ComponentChildren } from "preact";
import { installed, offer } from "../installing";
import { t } from "../language";
import { Icon } from "../parts/Icon";
import { Back } from "../parts/Notice";

export function Install() {
  const given = offer.value;
  return (
    <>
      <Back to="more" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("On the home screen")}</h1>
      </div>
      <div class="columns">
        <div class="column">
          <section class="card">
            <p>
              {t("Installed, Surefoot opens like any app, without the browser's bars. Installed or not, the next 14 days are kept on this device after each visit: sessions, figures, and what to do when something is wrong. What you enter without a network is sent later, once.")}
            </p>
            {installed() && (
              <p class="saved">
                <Icon name="check" size={18} /> {t("You are in the installed app.")}
              </p>
            )}
            {given && (
              <div class="actions">
                <button type="button" class="button" onClick={() => void given.prompt()}>
                  {t("Install")}
                </button>
              </div>
            )}
            {!isSecureContext && (
              <p class="strip">
                <Icon name="info" />
                <span>
                  {t("This page came without encryption, and then no browser installs it or keeps it for later.")}{" "}
                  <a href="#/devices">{t("How to reach it safely from a phone")}</a>
                </span>
              </p>
            )}
          </section>
        </div>
        <div class="column">
          <How title={t("iPhone and iPad")}>
            <li>{t("Open this page in Safari.")}</li>
            <li>{t("Tap Share: the square with the arrow.")}</li>
            <li>{t("Choose Add to Home Screen, then Add.")}</li>
          </How>
          <How title={t("Android")}>
            <li>{t("Open this page in Chrome, Edge, Firefox or Samsung Internet.")}</li>
            <li>{t("Open the browser's menu.")}</li>
            <li>{t("Choose Install app or Add to home screen.")}</li>
          </How>
          <How title={t("Computer")}>
            <li>{t("In Chrome or Edge: the install sign at the end of the address bar.")}</li>
            <li>{t("In Safari: File, Add to Dock.")}</li>
          </How>
        </div>
      </div>
    </>
  );
}

function How({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="card">
      <h2>{title}</h2>
      <ol>{children}</ol>
    </section>
  );
}
