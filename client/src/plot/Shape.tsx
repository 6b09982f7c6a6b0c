// A mark of its own shape for each look, so that no colour has to tell them apart.

interface Props {
  look: number;
  x: number;
  y: number;
  here?: boolean; // the cursor stands on it
}

export function Shape({ look, x, y, here = false }: Props) {
  const r = here ? 5 : 3.4;
  const mine = here ? "shape shape-here" : "shape";
  if (look === 0) return <circle class={mine} cx={x} cy={y} r={r} />;
  if (look === 1) return <rect class={mine} x={x - r} y={y - r} width={2 * r} height={2 * r} />;
  if (look === 2) return <path class={`${mine} shape-open`} d={`M${x - r} ${y + r}L${x} ${y - 1.2 * r}L${x + r} ${y + r}Z`} />;
  if (look === 3) return <path class={mine} d={`M${x} ${y - 1.3 * r}l${1.3 * r} ${1.3 * r}l${-1.3 * r} ${1.3 * r}l${-1.3 * r} ${-1.3 * r}Z`} />;
  if (look === 4) return <circle class={`${mine} shape-open`} cx={x} cy={y} r={r} />;
  return <path class={`${mine} shape-open`} d={`M${x - r} ${y - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`} />;
}
