import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icons/icon.tsx';

/** One day of a week with what is in it. */
export function DayRow({ day, children }: { day: string; children: ComponentChildren }) {
  return (
    <div class="day">
      <h2 class="day-name">{day}</h2>
      <div class="day-slots">{children}</div>
    </div>
  );
}

interface SlotProps {
  /** `sure`: there is room. `maybe`: a waiting list, or nobody knows. */
  kind: 'sure' | 'maybe';
  /** What it is about. */
  icon?: IconName;
  title: string;
  titleLang?: string | undefined;
  href?: string;
  lines: string[];
  children?: ComponentChildren;
}

/** Something that has a time in the week. */
export function Slot({ kind, icon, title, titleLang, href, lines, children }: SlotProps) {
  const name = <bdi lang={titleLang}>{title}</bdi>;
  return (
    <article class={icon ? `slot ${kind} pictured` : `slot ${kind}`}>
      {icon && (
        <span class="medal">
          <Icon name={icon} />
        </span>
      )}
      <h3 class="card-title">{href ? <a href={href}>{name}</a> : name}</h3>
      {lines.filter(Boolean).map((line) => (
        <p class="line">{line}</p>
      ))}
      {children}
    </article>
  );
}

/** Nothing planned: that is fine too. */
export const FreeSlot = ({ label }: { label: string }) => <p class="free">{label}</p>;
