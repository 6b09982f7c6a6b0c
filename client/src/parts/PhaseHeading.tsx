// The head of a screen that speaks of the phase: its title, the phase, and what it is for where that
// is said.

import type { PhaseView } from "../api/views";

export const PhaseHeading = ({ title, phase }: { title: string; phase: PhaseView }) => (
  <div class="heading">
    <h1 tabIndex={-1}>{title}</h1>
    <p class="phase">
      <strong>{phase.name}</strong>
      {phase.aim && <span>{phase.aim}</span>}
    </p>
  </div>
);
