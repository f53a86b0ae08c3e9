import { Definition } from '#ui';
import type { PlanLine } from './describe.ts';

/** The binding part as terms with what they say. @param notSaid what stands where nobody said it */
export function PlanLines({ lines, notSaid }: { lines: readonly PlanLine[]; notSaid: string }) {
  return (
    <Definition
      items={lines.map(({ label, text, isTyped }) => [
        label,
        text ? isTyped ? <span dir="auto">{text}</span> : <bdi>{text}</bdi> : <i>{notSaid}</i>,
      ])}
    />
  );
}
