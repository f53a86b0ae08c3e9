import { actions } from './actions.ts';
import { activities, dislikes } from './activities.ts';
import { give } from './give.ts';
import { goals } from './goals.ts';
import { levels, travel } from './levels.ts';
import { access, ages, faces, people, reach } from './people.ts';
import { places } from './places.ts';
import { time } from './time.ts';
import { words } from './words.ts';

/** Every pictogram as one path of a 24 × 24 field, drawn with a round pen of 2. */
export const pictograms = {
  ...goals,
  ...levels,
  ...travel,
  ...time,
  ...people,
  ...ages,
  ...faces,
  ...reach,
  ...access,
  ...give,
  ...places,
  ...actions,
  ...words,
  ...activities,
  ...dislikes,
};

export type IconName = keyof typeof pictograms;

/** These point somewhere, so they turn around in a right-to-left page. */
const turning = new Set<IconName>([
  'arrow',
  'back',
  'move',
  'moving',
  'travel-bicycle',
  'travel-walk',
  'activity-cycling',
  'activity-walking',
]);

/** A pictogram. Decoration beside visible words unless `label` gives it words of its own. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  return (
    <svg
      class={turning.has(name) ? 'icon turns' : 'icon'}
      width="24"
      height="24"
      viewBox="0 0 24 24"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
    >
      <path d={pictograms[name]} />
    </svg>
  );
}
