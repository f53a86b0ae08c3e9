import type { PageContext } from '#core/http/page-context.ts';
import { formatCalendarDay } from '#core/i18n/formats.ts';
import {
  Button,
  ChoiceCards,
  type IconName,
  Layout,
  Notice,
  RadioCard,
  SelectField,
  TextArea,
  TextField,
} from '#ui';
import { messagesIn } from '../messages.ts';
import { REPORT_PATH } from '../model/paths.ts';
import {
  MAX_REPORT_LENGTH,
  MAX_REPORT_NAME_LENGTH,
  MAX_REPORT_REACH_LENGTH,
  REPORT_KINDS,
  type ReportAbout,
  type ReportKind,
} from './rules.ts';

const KIND_ICONS: Record<ReportKind, IconName> = {
  unsafe: 'warning',
  touching: 'no-name',
  money: 'euro',
  insult: 'face-not',
  child: 'children',
  lie: 'question',
  other: 'note',
};

/** The form as it was typed. */
export interface TypedReport {
  kind: string;
  about: ReportAbout;
  /** The card that the page showed; empty: none. */
  card: string;
  /** The listing of the organisation; empty: not known. */
  pool: string;
  name: string;
  words: string;
  reach: string;
}

interface ReportPageProps {
  page: PageContext;
  token: string;
  formKey: string;
  typed: TypedReport;
  /** How who is on that card is called, to whoever met them. */
  cardName: string | null;
  /** The organisations that bring people together. */
  pools: { listing: string; name: string }[];
  /** By when somebody looks, YYYY-MM-DD. */
  promisedOn: string;
  refusal?: 'no-kind' | 'too-often' | undefined;
}

/** Telling that something is not right: a tap on a picture is enough, and everything else may stay empty. */
export function ReportPage(props: ReportPageProps) {
  const { page, token, formKey, typed, cardName, pools, promisedOn, refusal } = props;
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout
      page={{ ...page, path: REPORT_PATH }}
      title={t('safety.report.title')}
      description={t('safety.report.lead')}
      narrow
      robots="noindex"
    >
      <h1>{t('safety.report.title')}</h1>
      <Notice kind="problem">
        <p>
          <a href="tel:112">{t('safety.emergency')}</a>
        </p>
      </Notice>
      <p class="lead">{t('safety.report.lead')}</p>
      {refusal && (
        <Notice kind="ask" role="alert">
          {t(`safety.report.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}${REPORT_PATH}`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <input type="hidden" name="card" value={typed.card} />
        <fieldset>
          <legend>
            <h2>{t('safety.report.what')}</h2>
          </legend>
          <ChoiceCards columns={1}>
            {REPORT_KINDS.map((kind) => (
              <RadioCard
                name="kind"
                value={kind}
                icon={KIND_ICONS[kind]}
                label={t(`safety.kind.${kind}`)}
                checked={typed.kind === kind}
              />
            ))}
          </ChoiceCards>
        </fieldset>
        <fieldset>
          <legend>
            <h2>{t('safety.report.about')}</h2>
          </legend>
          <ChoiceCards columns={1}>
            {cardName !== null && (
              <RadioCard
                name="about"
                value="card"
                icon="person"
                label={cardName}
                checked={typed.about === 'card'}
              />
            )}
            <RadioCard
              name="about"
              value="somebody"
              icon="people"
              label={t('safety.about.somebody')}
              checked={typed.about === 'somebody' || (typed.about === 'card' && cardName === null)}
            />
            <RadioCard
              name="about"
              value="organisation"
              icon="building"
              label={t('safety.about.organisation')}
              hint={t('safety.about.organisation.hint')}
              checked={typed.about === 'organisation'}
            />
          </ChoiceCards>
        </fieldset>
        <TextField
          name="name"
          label={t('safety.about.name')}
          hint={t('safety.optional')}
          value={typed.name}
          autocomplete="off"
          maxlength={MAX_REPORT_NAME_LENGTH}
        />
        {pools.length > 0 && (
          <SelectField
            name="pool"
            label={t('safety.report.pool')}
            value={typed.pool}
            options={[
              { value: '', label: t('safety.report.pool.unknown') },
              ...pools.map(({ listing, name }) => ({ value: listing, label: name })),
            ]}
          />
        )}
        <TextArea
          name="words"
          label={t('safety.report.words')}
          hint={t('safety.report.words.hint')}
          value={typed.words}
          maxlength={MAX_REPORT_LENGTH}
        />
        <TextField
          name="reach"
          label={t('safety.report.reach')}
          hint={t('safety.optional')}
          value={typed.reach}
          autocomplete="off"
          maxlength={MAX_REPORT_REACH_LENGTH}
        />
        <p>{t('safety.report.next', { date: formatCalendarDay(promisedOn, language) })}</p>
        <Button icon="arrow">{t('safety.report.do')}</Button>
      </form>
    </Layout>
  );
}
