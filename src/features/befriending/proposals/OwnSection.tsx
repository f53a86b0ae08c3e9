import { LinkCard } from '#ui';
import type { OwnSection } from '../card/own-sections.ts';
import { messagesIn } from '../messages.ts';
import { PROPOSALS_PATH } from '../model/paths.ts';
import { ownProposals } from './queries.ts';
import { shownProposals } from './rules.ts';

/** On the own page: the way to the proposals, with how many wait for an answer. */
export const proposalsSection: OwnSection = async ({ tx, person, language, now, cards }) => {
  if (cards.length === 0) return null;
  const t = messagesIn(language);
  const { toAnswer, waiting } = shownProposals(await ownProposals(tx, person, now), now);
  const hint =
    toAnswer.length > 0
      ? t('proposals.own.count', { count: toAnswer.length })
      : t(waiting.length > 0 ? 'proposals.own.waiting' : 'proposals.own.none');
  return (
    <LinkCard
      href={`/${language}${PROPOSALS_PATH}`}
      icon="people"
      title={t('proposals.title')}
      hint={hint}
      primary={toAnswer.length > 0}
    />
  );
};
