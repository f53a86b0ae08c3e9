const WIDTH = 300;
const HEIGHT = 18;

/**
 * How long something takes against the three years of the term, with a mark for each year. Decoration beside words.
 * @param weeks how long it takes; more than the term fills the bar
 */
export function TermPicture({ weeks, termWeeks, dir }: { weeks: number; termWeeks: number; dir: string }) {
  const share = Math.min(1, weeks / termWeeks);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      class="z-bar"
      aria-hidden="true"
      preserveAspectRatio="none"
    >
      <g transform={dir === 'rtl' ? `translate(${WIDTH} 0) scale(-1 1)` : undefined}>
        <rect width={WIDTH} height={HEIGHT} rx="6" fill="currentColor" fill-opacity="0.13" />
        <rect width={(share * WIDTH).toFixed(1)} height={HEIGHT} rx="6" fill="currentColor" />
        {[1, 2].map((year) => (
          <path
            d={`M${(WIDTH * year) / 3} 0v${HEIGHT}`}
            stroke="currentColor"
            stroke-opacity="0.35"
            stroke-width="2"
          />
        ))}
      </g>
    </svg>
  );
}
