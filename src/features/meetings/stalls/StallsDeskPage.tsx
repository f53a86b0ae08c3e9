import type { PageContext } from '#core/http/page-context.ts';
import { Badge, Button, ConflictNotice, DeskLayout, Notice, TextField } from '#ui';
import { shownConflicts } from '../edition/field-labels.ts';
import { type FieldConflict, type FieldValues, fingerprintsOf } from '../edition/field-merge.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { stallValues } from './answer-fields.ts';
import { byNumber } from './plan.ts';
import { stallNeeds } from './StallPlanPage.tsx';
import type { MarketStall } from './types.ts';

export const STALL_REFUSALS = [
  'changed-elsewhere',
  'number-taken',
  'bad-number',
  'withdrawn',
  'not-understood',
] as const;

/** An answer that was refused: for which stall, and what was typed. */
export interface RefusedAnswer {
  stallId: string;
  refusal: (typeof STALL_REFUSALS)[number];
  values: FieldValues;
  conflicts: FieldConflict[];
}

/** The requests for a stall; the team accepts or declines each, with a number on the plan and a few words. */
export function StallsDeskPage({
  page,
  edition,
  stalls,
  token,
  refused,
}: {
  page: PageContext;
  edition: Edition;
  stalls: MarketStall[];
  token: string;
  refused?: RefusedAnswer | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  return (
    <DeskLayout
      page={page}
      title={t('desk.market')}
      crumbs={[
        { href: `/${language}/organise`, label: t('team.title') },
        { href: basePath, label: textOf(edition.texts, 'title', language) },
      ]}
      actions={<a href={`${basePath}/market/plan`}>{t('market.plan')}</a>}
    >
      <p class="lead">
        <a href={`/${language}/meetings/${edition.slug}/stand`}>{t('market.form')}</a>
      </p>
      {refused?.refusal === 'changed-elsewhere' ? (
        <ConflictNotice fields={shownConflicts(refused.conflicts, language)} language={language} />
      ) : (
        refused && (
          <Notice kind="problem" role="alert">
            {t(`market.refused.${refused.refusal}`)}
          </Notice>
        )
      )}
      {stalls.length === 0 && <p>{t('market.none')}</p>}
      <ul class="needs">
        {byNumber(stalls).map((stall) => (
          <li>
            <p>
              <b>
                {stall.number} <bdi>{stall.organisation}</bdi>
              </b>{' '}
              <Badge kind={stall.state === 'asked' ? 'new' : 'good'}>{t(`stand.state.${stall.state}`)}</Badge>
            </p>
            <p>
              <bdi>{stall.shows}</bdi>
            </p>
            <p class="soft">{stallNeeds(stall, language)}</p>
            {stall.state !== 'withdrawn' && (
              <StallAnswerForm
                stall={stall}
                action={`${basePath}/stand`}
                values={refused?.stallId === stall.id ? refused.values : stallValues(stall)}
                token={token}
                language={language}
              />
            )}
          </li>
        ))}
      </ul>
    </DeskLayout>
  );
}

function StallAnswerForm({
  stall,
  action,
  values,
  token,
  language,
}: {
  stall: MarketStall;
  action: string;
  values: FieldValues;
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <form method="post" action={action} class="need-form">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="stand" value={stall.id} />
      <input type="hidden" name="seen" value={fingerprintsOf(stallValues(stall))} />
      <TextField
        id={`number-${stall.id}`}
        name="number"
        label={t('market.number')}
        value={values.number ?? ''}
        maxlength={8}
      />
      <TextField
        id={`answer-${stall.id}`}
        name="answer"
        label={t('needs.answer')}
        value={values.answer ?? ''}
        maxlength={300}
      />
      <div class="actions">
        <Button kind="ghost" name="state" value="accepted" icon="check">
          {t(stall.state === 'accepted' ? 'change.do' : 'stand.accept')}
        </Button>
        <Button kind="quiet" name="state" value="declined">
          {t('stand.decline')}
        </Button>
      </div>
    </form>
  );
}
