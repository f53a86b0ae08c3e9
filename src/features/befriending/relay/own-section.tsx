import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directorySnapshot, initiativeWithPage, textIn } from '#features/directory';
import { ButtonLink, Notice } from '#ui';
import type { OwnSection } from '../card/own-sections.ts';
import { messagesIn } from '../messages.ts';
import { BLOCKED_PATH } from '../model/paths.ts';
import { findPool, membersOf } from '../model/queries.ts';
import { checksOf } from '../safety/check-queries.ts';
import { isCheckValid } from '../safety/rules.ts';
import { ReportLink } from '../safety/SafetyLinks.tsx';

/** On the own page: what an organisation still asks before a first proposal, and the ways to report and to block. */
export const safetyOwnSection: OwnSection = async ({ tx, app, person, page, language, now, cards }) => {
  if (cards.length === 0) return null;
  const t = messagesIn(language);
  const own = (
    await membersOf(
      tx,
      app,
      cards.map(({ card }) => card.id),
    )
  ).filter((member) => member.person === person);
  const checks = await checksOf(
    tx,
    own.map(({ id }) => id),
  );
  const notices = [];
  for (const member of own) {
    const pool = await findPool(tx, { listing: member.pool });
    if (!pool || pool.checkKind === 'none') continue;
    if (isCheckValid(checks.get(member.id), pool, amsterdamDate(now))) continue;
    const initiative = initiativeWithPage(await directorySnapshot(app), pool.initiative);
    const name = initiative ? textIn(initiative, language).text.name : '';
    notices.push(<Notice kind="ask">{t(`safety.check.${pool.checkKind}`, { name })}</Notice>);
  }
  return (
    <section class="no-print">
      {notices}
      <ReportLink page={page} />
      <p>
        <ButtonLink href={`/${language}${BLOCKED_PATH}`} kind="quiet" icon="not-seen">
          {t('safety.block.title')}
        </ButtonLink>
      </p>
    </section>
  );
};
