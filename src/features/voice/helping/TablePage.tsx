import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay, formatMonth } from '#core/i18n/formats.ts';
import { Button, ButtonLink, ErrorSummary, Layout, Notice, PrintButton, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import type { Conversation, ConversationPhase } from '../model/rules.ts';
import { textIn } from '../model/rules.ts';
import {
  asClock,
  isReady,
  MAX_HOURS_WORDS_CHARACTERS,
  monthTotals,
  type TableHours,
  TRAINING_STEPS,
  tablePath,
  type VoiceTable,
} from './rules.ts';

export const HOURS_REFUSALS = ['no-day', 'not-yet', 'no-hours', 'too-long'] as const;
const HOURS_FIELDS = {
  'no-day': 'workedOn',
  'not-yet': 'workedOn',
  'no-hours': 'hours',
  'too-long': 'words',
} as const;
export type TableNotice = 'trained' | 'not-whole' | 'written' | 'removed' | 'first-train';

interface TablePageProps {
  page: PageContext;
  conversation: Conversation;
  phase: ConversationPhase;
  table: VoiceTable;
  hours: TableHours[];
  link: string;
  /** The number that ends the booth on a device. */
  stopCode: string;
  token: string;
  formKey: string;
  typed: { workedOn: string; hours: string; words: string };
  refusal?: (typeof HOURS_REFUSALS)[number] | undefined;
  notice?: TableNotice | undefined;
}

/** The page of a key person: learn, promise, begin, and write hours down. No answer of anybody is here, before or after. */
export function TablePage(props: TablePageProps) {
  const { page, conversation, phase, table, hours, link, notice } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `/${language}${tablePath(link)}`;
  const title = textIn(conversation.title, language)?.words ?? conversation.slug;
  return (
    <Layout page={page} title={table.name} robots="noindex" sheet={page.assets['voice.css']}>
      <p class="soft">
        <bdi>{title}</bdi>
      </p>
      <h1>
        <bdi>{table.name}</bdi>
      </h1>
      <p>
        {table.place && <bdi>{table.place}</bdi>}{' '}
        {table.heldOn && <bdi>{formatFullDay(table.heldOn, language)}</bdi>}
      </p>
      {notice && (
        <Notice
          kind={['trained', 'written', 'removed'].includes(notice) ? 'good' : 'problem'}
          role={['trained', 'written', 'removed'].includes(notice) ? 'status' : 'alert'}
        >
          {t(`helping.table.notice.${notice}`)}
        </Notice>
      )}
      {phase !== 'open' && <Notice kind="ask">{t(`helping.table.phase.${phase}`)}</Notice>}
      {isReady(table) && table.work === 'helping' && <Begin {...props} here={here} />}
      {isReady(table) && table.work === 'typing' && (
        <section class="card">
          <h2>{t('paper.table.title')}</h2>
          <p>{t('paper.table.lead')}</p>
          <ButtonLink href={`${here}/paper`} icon="arrow">
            {t('paper.table.go')}
          </ButtonLink>
        </section>
      )}
      <Training {...props} here={here} />
      <section>
        <h2>{t('helping.explain.title')}</h2>
        <p>{t('helping.explain.lead')}</p>
        <ButtonLink href={`${here}/explain`} kind="ghost" icon="print">
          {t('helping.explain.go')}
        </ButtonLink>
      </section>
      <Hours {...props} here={here} hours={hours} />
    </Layout>
  );
}

type PartProps = TablePageProps & { here: string };

function Begin({ page: { language }, token, stopCode, here }: PartProps) {
  const t = teamMessagesIn(language);
  return (
    <section class="card" id="begin">
      <h2>{t('helping.begin.title')}</h2>
      <p>{t('helping.begin.lead')}</p>
      <p>
        {t('helping.begin.stop')} <b dir="ltr">{stopCode}</b>
      </p>
      <form method="post" action={`${here}/begin`}>
        <input type="hidden" name="token" value={token} />
        <div class="actions">
          <Button icon="arrow" name="as" value="shared">
            {t('helping.begin.shared')}
          </Button>
          <Button kind="ghost" icon="arrow" name="as" value="booth">
            {t('helping.begin.booth')}
          </Button>
          <Button kind="ghost" icon="arrow" name="as" value="tablet">
            {t('helping.begin.tablet')}
          </Button>
        </div>
      </form>
      <p class="soft">{t('helping.begin.differences')}</p>
    </section>
  );
}

function Training({ page: { language }, table, token, here }: PartProps) {
  const t = teamMessagesIn(language);
  const list = (
    <form method="post" action={`${here}/training`}>
      <input type="hidden" name="token" value={token} />
      <ul class="check-list">
        {TRAINING_STEPS.map((step) => (
          <li>
            <label>
              <input type="checkbox" name="trained" value={step} checked={table.trained.includes(step)} />{' '}
              {t(`helping.training.${step}`)}
            </label>
          </li>
        ))}
        <li>
          <label>
            <input type="checkbox" name="promised" value="yes" checked={table.promisedOn !== null} />{' '}
            <b>{t('helping.promise')}</b>
          </label>
        </li>
      </ul>
      {table.promisedOn && (
        <p class="soft">{t('helping.promise.day', { day: formatFullDay(table.promisedOn, language) })}</p>
      )}
      <Button kind={isReady(table) ? 'ghost' : 'primary'} icon="check">
        {t('helping.training.keep')}
      </Button>
    </form>
  );
  return (
    <section id="training">
      <h2>{t('helping.training.title')}</h2>
      {isReady(table) ? (
        <details>
          <summary>{t('helping.training.done')}</summary>
          {list}
        </details>
      ) : (
        <>
          <p>{t('helping.training.lead')}</p>
          {list}
        </>
      )}
    </section>
  );
}

function Hours({ page: { language }, table, hours, token, formKey, typed, refusal, here }: PartProps) {
  const t = teamMessagesIn(language);
  return (
    <section id="hours">
      <h2>{t('helping.hours.title')}</h2>
      <p>{table.payment ? <bdi>{table.payment}</bdi> : t('helping.hours.no-payment')}</p>
      {refusal && (
        <ErrorSummary
          title={t('helping.hours.refused')}
          errors={[
            {
              id: `field-${HOURS_FIELDS[refusal]}`,
              text: t(`helping.hours.refused.${refusal}`),
            },
          ]}
        />
      )}
      <form method="post" action={`${here}/hours`} class="no-print">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <TextField name="workedOn" type="date" label={t('helping.hours.day')} value={typed.workedOn} />
        <TextField
          name="hours"
          label={t('helping.hours.hours')}
          hint={t('helping.hours.hint')}
          value={typed.hours}
          maxlength={20}
        />
        <TextField
          name="words"
          label={t('helping.hours.words')}
          hint={t('helping.hours.words.hint')}
          value={typed.words}
          maxlength={MAX_HOURS_WORDS_CHARACTERS}
        />
        <Button kind="ghost" icon="plus">
          {t('helping.hours.add')}
        </Button>
      </form>
      {hours.length > 0 && (
        <>
          <ul>
            {monthTotals(hours).map(({ month, minutes }) => (
              <li>
                <b>
                  {t('helping.hours.total', { month: formatMonth(month, language), hours: asClock(minutes) })}
                </b>
              </li>
            ))}
          </ul>
          <ul>
            {hours.map(({ id, workedOn, minutes, words }) => (
              <li>
                {formatFullDay(workedOn, language)} · <bdi dir="ltr">{asClock(minutes)}</bdi>
                {words && (
                  <>
                    {' · '}
                    <bdi>{words}</bdi>
                  </>
                )}
                <form method="post" action={`${here}/hours/remove`} class="no-print">
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="id" value={id} />
                  <Button
                    kind="quiet"
                    icon="remove"
                    label={`${t('helping.hours.remove')}: ${formatFullDay(workedOn, language)}`}
                  >
                    {t('helping.hours.remove')}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
          <p class="actions no-print">
            <PrintButton label={t('helping.print')} />
            <ButtonLink href={`${here}/hours.csv`} kind="quiet">
              {t('helping.hours.csv')}
            </ButtonLink>
          </p>
        </>
      )}
    </section>
  );
}
