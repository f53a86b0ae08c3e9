import { actions } from './actions.ts';
import { goals } from './goals.ts';
import { life } from './life.ts';
import { people } from './people.ts';

/** All pictograms: 24 × 24, one round line of 2, in the colour of the text around them. */
export const icons = { ...goals, ...people, ...life, ...actions };
export type IconName = keyof typeof icons;

/** Those that point somewhere: they turn around with the direction of writing. */
const POINTING = new Set<IconName>(['arrow', 'back', 'search', 'travel-bicycle', 'travel-walk', 'travel-car', 'move']);

/** A pictogram. Without `label` it is decoration beside words; with one it speaks for itself. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      class={POINTING.has(name) ? 'icon pointing' : 'icon'}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}
    >
      <path d={icons[name]} />
    </svg>
  );
}
