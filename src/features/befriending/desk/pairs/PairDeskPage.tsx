import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Badge, Button, ButtonLink, Definition, DeskLayout, Notice, SelectField, TextArea } from '#ui';
import { MOMENTS } from '../../check-ins/rules.ts';
import { teamMessagesIn } from '../../messages.ts';
import { DESK_PATH } from '../../model/paths.ts';
import type { FollowedPair } from '../../pairs/follow-up-queries.ts';
import { END_REASONS } from '../../pairs/rules.ts';
import { cardPath, PAIRS_DESK_PATH, pairDeskPath } from '../model/paths.ts';
import { isOverdue, MAX_END_WORDS_LENGTH, stageOf } from './rules.ts';

export type EndError = 'no-reason' | 'too-long' | 'changed';

interface PairDeskProps {
  page: PageContext;
  token: string;
  pair: FollowedPair;
  /** What a card of the own pool is called, by its id. */
  names: ReadonlyMap<string, string>;
  now: Date;
  ended: boolean;
  sent?: { reason: string; words: string; error: EndError } | undefined;
}

/** One pair for the coordinator: the way they went, what was said about safety, and helping to end well and to match again. */
export function PairDeskPage({ page, token, pair, names, now, ended, sent }: PairDeskProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const nameOf = (card: string | null) => (card && names.get(card)) || t('desk.pairs.nameless');
  const cards = [pair.newcomerCard, pair.residentCard];
  const title = t('desk.pair.title', { one: nameOf(pair.newcomerCard), other: nameOf(pair.residentCard) });
  const wordsError =
    sent?.error === 'too-long' ? t('desk.pause.too-long', { max: MAX_END_WORDS_LENGTH }) : undefined;
  return (
    <DeskLayout
      page={page}
      title={title}
      crumbs={[
        { href: `/${language}${DESK_PATH}`, label: t('desk.cards.title') },
        { href: `/${language}${PAIRS_DESK_PATH}`, label: t('desk.pairs.title') },
      ]}
      actions={<Badge kind="soft">{t(`desk.pairs.state.${pair.state}`)}</Badge>}
    >
      {ended && (
        <Notice kind="good" role="status">
          {t('desk.pair.ended')}
        </Notice>
      )}
      {sent?.error === 'changed' && (
        <Notice kind="problem" role="alert">
          {t('desk.pair.changed')}
        </Notice>
      )}
      {isOverdue(pair, now) && <Notice kind="ask">{t('desk.pair.overdue')}</Notice>}
      {pair.safety.map(
        ({ card, feeling, words, at }) =>
          feeling !== 'fine' && (
            <Notice kind="problem" title={t(`desk.pair.safety.${feeling}`, { name: nameOf(card) })}>
              {words && <p dir="auto">{words}</p>}
              <p class="soft">{formatDate(at, language)}</p>
            </Notice>
          ),
      )}
      <div class="desk-facts">
        <Definition
          items={[
            [t('desk.kind'), t(`desk.form.${pair.kind}`)],
            [t('desk.pairs.since'), formatDate(pair.since, language)],
            [t('desk.pair.try-out'), formatDate(pair.tryOutUntil, language)],
            [t('desk.pairs.stage'), t(`desk.pairs.stage.${stageOf(pair, now)}`)],
            ...MOMENTS.flatMap((moment): [string, string][] => {
              const at = pair.met[moment];
              return at
                ? [[t(`desk.pairs.stage.${moment}`), t('desk.pair.met', { date: formatDate(at, language) })]]
                : [];
            }),
            ...(pair.endedAt
              ? [[t('desk.pair.over'), formatDate(pair.endedAt, language)] as [string, string]]
              : []),
            ...(pair.end
              ? [[t('desk.pair.why'), t(`desk.pairs.reason.${pair.end.reason}`)] as [string, string]]
              : []),
          ]}
        />
      </div>
      {pair.end?.words && (
        <blockquote dir="auto">
          <p>{pair.end.words}</p>
        </blockquote>
      )}
      <section>
        <h2>{t(pair.state === 'ended' ? 'desk.pair.again' : 'desk.pair.cards')}</h2>
        {pair.state === 'ended' && <p>{t('desk.pair.again.lead')}</p>}
        <p class="desk-actions">
          {cards
            .filter((card) => names.has(card))
            .map((card) => (
              <ButtonLink
                href={`/${language}${cardPath(card)}${pair.state === 'ended' ? '/propose' : ''}`}
                kind="ghost"
                icon="person"
              >
                {pair.state === 'ended' ? t('desk.pair.again.do', { name: nameOf(card) }) : nameOf(card)}
              </ButtonLink>
            ))}
        </p>
      </section>
      {pair.state !== 'ended' && (
        <section id="end">
          <h2>{t('desk.pair.end')}</h2>
          <p>{t('desk.pair.end.lead')}</p>
          <form method="post" action={`/${language}${pairDeskPath(pair.id)}/end`} class="stack">
            <input type="hidden" name="token" value={token} />
            <SelectField
              name="reason"
              label={t('desk.pair.why')}
              value={sent?.reason ?? ''}
              error={sent?.error === 'no-reason' ? t('desk.pair.no-reason') : undefined}
              options={[
                { value: '', label: t('desk.pair.choose') },
                ...END_REASONS.map((value) => ({ value, label: t(`desk.pairs.reason.${value}`) })),
              ]}
            />
            <TextArea
              name="words"
              label={t('desk.pair.words')}
              hint={t('desk.propose.hint')}
              value={sent?.words ?? ''}
              rows={2}
              maxlength={MAX_END_WORDS_LENGTH}
              error={wordsError}
            />
            <Button kind="ghost">{t('desk.pair.end.do')}</Button>
          </form>
        </section>
      )}
    </DeskLayout>
  );
}
