import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icons/icon.tsx';

/** A field of tiles; `columns` when the words need more room than two beside each other. */
export function ChoiceCards({ columns = 2, children }: { columns?: 1 | 2 | 3; children: ComponentChildren }) {
  return <div class={`tiles of-${columns}`}>{children}</div>;
}

/** A pictogram, or a letter of the script of `labelLang`. */
type TilePicture = { icon: IconName; letter?: undefined } | { icon?: undefined; letter: string };

type TileProps = TilePicture & {
  name: string;
  value: string;
  label: string;
  /** The language of the label, when it is not that of the page. */
  labelLang?: string | undefined;
  hint?: string | undefined;
};

/** A tile that can be on together with others. */
export const CheckboxCard = ({ checked, ...tile }: TileProps & { checked: boolean }) => (
  <ChoiceTile type="checkbox" checked={checked} {...tile} />
);

/**
 * A tile of which one is on.
 * @param asks what else is asked once it is chosen: a block `asked-phone`, `asked-email` or `asked-company` shows only then
 */
export const RadioCard = ({
  checked,
  ...tile
}: TileProps & { checked: boolean; asks?: 'phone' | 'email' | 'company' | undefined }) => (
  <ChoiceTile type="radio" checked={checked} {...tile} />
);

/** A tile that answers at once: one tap sends the form. */
export function SubmitCard({ name, value, chosen, ...face }: TileProps & { chosen: boolean }) {
  return (
    <button
      type="submit"
      class={chosen ? 'tile chosen' : 'tile'}
      name={name}
      value={value}
      aria-pressed={chosen}
    >
      <Face {...face} />
    </button>
  );
}

function ChoiceTile({
  type,
  name,
  value,
  checked,
  asks,
  ...face
}: TileProps & { type: 'checkbox' | 'radio'; checked: boolean; asks?: string | undefined }) {
  return (
    <label class="tile">
      <input type={type} name={name} value={value} checked={checked} data-asks={asks} />
      <Face {...face} />
    </label>
  );
}

type FaceProps = TilePicture & Pick<TileProps, 'label' | 'labelLang' | 'hint'>;

/** Stands after the input, so that the style sheet sees what is on without any script. */
function Face({ icon, letter, label, labelLang, hint }: FaceProps) {
  return (
    <span class="tile-face">
      {icon ? (
        <Icon name={icon} />
      ) : (
        <span class="tile-letter" lang={labelLang} aria-hidden="true">
          {letter}
        </span>
      )}
      <span class="tile-words">
        <b>
          <bdi lang={labelLang}>{label}</bdi>
        </b>
        {hint && <span class="soft">{hint}</span>}
      </span>
    </span>
  );
}
