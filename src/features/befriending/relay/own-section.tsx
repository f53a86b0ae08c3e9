import { formatFullDay } from '#core/i18n/formats.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directorySnapshot, initiativeWithPage, textIn } from '#features/directory';
import { Icon, Notice } from '#ui';
import type { OwnSection } from '../card/own-sections.ts';
import { messagesIn } from '../messages.ts';
import { BLOCKED_PATH } from '../model/paths.ts';
import { findPool, membersOf } from '../model/queries.ts';
import { checksOf } from '../safety/check-queries.ts';
import { checkEnd, isCheckValid } from '../safety/rules.ts';
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
    const check = checks.get(member.id);
    const initiative = initiativeWithPage(await directorySnapshot(app), pool.initiative);
    const name = initiative ? textIn(initiative, language).text.name : '';
    notices.push(
      isCheckValid(check, pool, amsterdamDate(now)) && check ? (
        <p class="soft">
          {t('safety.check.until', { date: formatFullDay(checkEnd(check, pool), language) })}
        </p>
      ) : (
        <Notice kind="ask">{t(`safety.check.${pool.checkKind}`, { name })}</Notice>
      ),
    );
  }
  return (
    <section class="no-print">
      {notices}
      <ReportLink page={page} />
      <p>
        <a href={`/${language}${BLOCKED_PATH}`}>
          <Icon name="not-seen" /> {t('safety.block.title')}
        </a>
      </p>
    </section>
  );
};
