// The head of a screen that speaks of the phase: its title, the phase and, unless a warning sign
// stops training, what it is for.

import type { PhaseView } from "../api/views";

export const PhaseHeading = ({ title, phase, stopped = false }: { title: string; phase: PhaseView; stopped?: boolean }) => (
  <div class="heading">
    <h1 tabIndex={-1}>{title}</h1>
    <p class="phase">
      <strong>{phase.name}</strong>
      {!stopped && <span>{phase.aim}</span>}
    </p>
  </div>
);
