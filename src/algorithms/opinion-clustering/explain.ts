import type { NoGroupsReason, OpinionResult } from './result.ts';
import type { ConsensusStatement } from './statements/consensus.ts';
import type { RepresentativeStatement } from './statements/representative.ts';

const NO_GROUPS_TEXT: Record<NoGroupsReason, string> = {
  'too-few-people': 'There are no clear groups: too few people gave enough votes.',
  'groups-too-small':
    'There are no clear groups: every division leaves fewer than ten people in one of them.',
  'groups-do-not-come-back':
    'There are no clear groups: with other people of the same kind, other groups would have come out.',
  'not-tested': 'Groups are not shown: whether they come back was not tested.',
};

const percent = ({ count, voters }: { count: number; voters: number }): string =>
  voters ? `${Math.round((100 * count) / voters)} %` : 'nobody yet';

/**
 * The result in plain English: who took part, the consensus, and what is representative of each group. For the
 * moderator, not for publication: numbers are exact. Use `publish` for what everybody may see.
 *
 * @param name what to call a statement; left out = "statement 3"
 *
 * O(length of the text).
 */
export function explainOpinions(
  o: OpinionResult,
  name: (statement: number) => string = (s) => `statement ${s}`,
): string {
  const votes = [o.counts.agree, o.counts.disagree, o.counts.pass]
    .flatMap((table) => [...table])
    .reduce((sum, count) => sum + count, 0);
  if (o.people === 0) return 'Nobody has voted yet.';
  const lines = [
    `${o.people} ${o.people === 1 ? 'person' : 'people'} gave ${votes} votes on ${o.counts.statements} statements; ${o.eligible} gave enough to be placed in a group.`,
    ...o.consensus.agree.map((one) => consensusLine(one, name)),
    ...o.consensus.disagree.map((one) => consensusLine(one, name)),
  ];
  if (o.consensus.agree.length + o.consensus.disagree.length === 0)
    lines.push('There is no statement on which most people say the same.');
  if (!o.groups) return [...lines, NO_GROUPS_TEXT[o.noGroupsReason ?? 'not-tested']].join('\n');
  const { k, size, stability, representative } = o.groups;
  lines.push(
    `There are ${k} clear groups: asked of other people of the same kind, they come out ${Math.round(100 * stability)} % alike.`,
  );
  for (const [g, ones] of representative.entries()) {
    lines.push(`Group ${g + 1}, ${size[g]} people:`, ...ones.map((one) => representativeLine(one, name)));
  }
  return lines.join('\n');
}

const consensusLine = (one: ConsensusStatement, name: (s: number) => string): string =>
  `Most people ${one.side} with ${name(one.statement)}: ${percent(one)} of the ${one.voters} who voted on it.`;

const representativeLine = (one: RepresentativeStatement, name: (s: number) => string): string =>
  `- ${percent(one)} ${one.side} with ${name(one.statement)}; elsewhere ${percent(one.elsewhere)}.`;
