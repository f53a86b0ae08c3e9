export interface StemState {
  done: number;
  of: number;
  /** The same in words, for who does not see the plant. */
  text: string;
}

/** However many steps there are, the plant has this many joints. */
const JOINTS = 12;
/** To either side in turn, smaller towards the top. */
const leafAt = (joint: number) => {
  const size = (30 - joint) / 30;
  return `scale(${((joint % 2 ? 1 : -1) * size).toFixed(2)} ${size.toFixed(2)})`;
};
const leaf = 'M0 0C5-1.5 13-2 16.5-13 7-12.5.5-9 0 0z';

/**
 * A plant at the edge of the page that grows from the ground as something gets further. Heights are shares of its own
 * height and every part keeps its shape, so it needs no style of its own and fits any screen.
 */
export function Stem({ done, of }: Pick<StemState, 'done' | 'of'>) {
  const grown = of > 0 ? Math.round((JOINTS * Math.min(done, of)) / of) : 0;
  const height = (joint: number) => Math.round(4 + (joint * 88) / JOINTS);
  const joints = Array.from({ length: grown }, (_, i) => i + 1);
  return (
    <div class="stem">
      <svg width="32" height="600" aria-hidden="true">
        <Piece from={0} to={height(0)} turn={1} />
        {joints.map((joint) => (
          <Piece from={height(joint - 1)} to={height(joint)} turn={joint % 2 ? -1 : 1} />
        ))}
        {joints.slice(0, -1).map((joint) => (
          <At height={height(joint)}>
            <path class="leaf" d={leaf} transform={leafAt(joint)} />
          </At>
        ))}
        <At height={height(grown)}>{done >= of && of > 0 ? <Flower /> : <Bud />}</At>
      </svg>
    </div>
  );
}

/** A bend of the stem: stretched in height only, its line keeps its width. */
function Piece({ from, to, turn }: { from: number; to: number; turn: 1 | -1 }) {
  return (
    <svg
      aria-hidden="true"
      y={`${100 - to}%`}
      width="100%"
      height={`${to - from}%`}
      viewBox="0 0 32 100"
      preserveAspectRatio="none"
    >
      <path class="stalk" d={`M16 100C${16 + 3 * turn} 70 ${16 + 3 * turn} 30 16 0`} />
    </svg>
  );
}

function At({ height, children }: { height: number; children: preact.ComponentChildren }) {
  return (
    <svg
      aria-hidden="true"
      y={`${100 - height}%`}
      width="100%"
      viewBox="-16 0 32 32"
      preserveAspectRatio="xMidYMin"
    >
      {children}
    </svg>
  );
}

const Bud = () => (
  <>
    <path class="leaf" d={leaf} transform="scale(.8)" />
    <path class="leaf" d={leaf} transform="scale(-.65 .65)" />
  </>
);

const Flower = () => (
  <>
    <path class="leaf" d={leaf} transform="translate(0 8) scale(.8)" />
    <path class="leaf" d={leaf} transform="translate(0 8) scale(-.65 .65)" />
    <path class="bloom" d="M0 1C-7-1-8-8-6.5-13-3.5-12-1.2-10.5 0-8.5 1.2-10.5 3.5-12 6.5-13 8-8 7-1 0 1z" />
    <path class="heart" d="M0 1C-3.5-1-4.5-8 0-15 4.5-8 3.5-1 0 1z" />
  </>
);
