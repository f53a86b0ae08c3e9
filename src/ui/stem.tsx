/** How far something has grown: `done` of `of`, and the same in words. */
export interface StemGrowth {
  done: number;
  of: number;
  words: string;
}

const HEIGHT = 600;
const ROOT = 592;
const TOP = 26;

/** The stem at the start edge of the page: it grows from below, a leaf for every step, a bud at the end. */
export function Stem({ growth: { done, of, words } }: { growth: StemGrowth }) {
  const step = (ROOT - TOP) / Math.max(1, of);
  const top = Math.round(ROOT - step * Math.min(done, of));
  const leaves = Array.from({ length: Math.min(done, of) }, (_, i) => Math.round(ROOT - step * (i + 0.62)));
  return (
    <div class="stem no-print">
      <svg viewBox={`0 0 32 ${HEIGHT}`} preserveAspectRatio="xMinYMax meet" aria-hidden="true">
        <path class="stem-line" d={line(top)} />
        {leaves.map((y, i) => (
          <path class="leaf" d={leaf(y, i % 2 === 0)} />
        ))}
        {done >= of ? <circle class="bud" cx="16" cy={top - 7} r="6" /> : <path class="leaf" d={`M16 ${top + 4}q-5-6 0-13q5 7 0 13z`} />}
      </svg>
      {words && <p class="visually-hidden">{words}</p>}
    </div>
  );
}

/** A line that is never quite straight: two long bends from the root to the top. */
const line = (top: number): string => {
  const third = Math.round((HEIGHT - top) / 3);
  return `M16 ${HEIGHT}C13 ${HEIGHT - third} 19 ${top + third} 16 ${top}`;
};

/** A leaf with its tip up and outward, to one side or the other. */
function leaf(y: number, outward: boolean): string {
  const x = (distance: number) => 16 + (outward ? distance : -distance);
  return `M16 ${y}C${x(1)} ${y - 7} ${x(6)} ${y - 11} ${x(13)} ${y - 12}C${x(14)} ${y - 4} ${x(9)} ${y} 16 ${y}z`;
}
