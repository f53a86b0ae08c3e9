import type { Opinion, Unclear } from './result.ts';
import type { Consensus } from './statements/consensus.ts';
import type { Representative } from './statements/representative.ts';

const WHY: Record<Unclear, string> = {
  'too-few-people': 'There are no clear groups: too few people gave enough votes.',
  'groups-too-small':
    'There are no clear groups: every division leaves fewer than ten people in one of them.',
  'groups-do-not-come-back':
    'There are no clear groups: with other people of the same kind, other groups would have come out.',
  'not-tested': 'Groups are not shown: whether they come back was not tested.',
};

const percent = ({ said, of }: { said: number; of: number }): string =>
  of ? `${Math.round((100 * said) / of)} %` : 'nobody yet';

/**
 * What came out, in plain English: who took part, what most agree on, which groups there are and what sets them apart.
 * For who leads the talk, not for everybody: numbers are exact. What everybody may see comes from `publish`.
 *
 * @param name what to call a statement; left out = "statement 3"
 *
 * O(what is told).
 */
export function explain(o: Opinion, name: (statement: number) => string = (s) => `statement ${s}`): string {
  const votes = [o.counts.agree, o.counts.disagree, o.counts.pass]
    .flatMap((table) => [...table])
    .reduce((sum, count) => sum + count, 0);
  if (o.people === 0) return 'Nobody has voted yet.';
  const lines = [
    `${o.people} ${o.people === 1 ? 'person' : 'people'} gave ${votes} votes on ${o.counts.statements} statements; ${o.counted} gave enough to be placed in a group.`,
    ...o.consensus.agree.map((one) => agreed(one, name)),
    ...o.consensus.disagree.map((one) => agreed(one, name)),
  ];
  if (o.consensus.agree.length + o.consensus.disagree.length === 0)
    lines.push('There is no statement on which most people say the same.');
  if (!o.groups) return [...lines, WHY[o.why ?? 'not-tested']].join('\n');
  const { k, size, stability, representative } = o.groups;
  lines.push(
    `There are ${k} clear groups: asked of other people of the same kind, they come out ${Math.round(100 * stability)} % alike.`,
  );
  for (const [g, ones] of representative.entries()) {
    lines.push(`Group ${g + 1}, ${size[g]} people:`, ...ones.map((one) => apart(one, name)));
  }
  return lines.join('\n');
}

const agreed = (one: Consensus, name: (s: number) => string): string =>
  `Most people ${one.side} with ${name(one.statement)}: ${percent(one)} of the ${one.of} who voted on it.`;

const apart = (one: Representative, name: (s: number) => string): string =>
  `- ${percent(one)} ${one.side} with ${name(one.statement)}; elsewhere ${percent(one.elsewhere)}.`;
