import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import type { TownChoice } from '#features/story';
import {
  Button,
  ButtonLink,
  CheckboxCard,
  ChoiceCards,
  ErrorSummary,
  Layout,
  Notice,
  RadioCard,
  TextField,
} from '#ui';
import { messagesIn } from '../messages.ts';
import { type Form, MAX_NAME_LENGTH } from '../model/answers.ts';
import { OWN_PATH } from '../model/paths.ts';
import { MAX_CIRCLE_MEMBERS, MIN_CIRCLE_MEMBERS } from '../model/rules.ts';
import { AnswerFields, questionOf } from './AnswerFields.tsx';
import type { CircleRefusal } from './actions.ts';
import { NameAndForms } from './CirclePage.tsx';
import type { AnswerField, TypedAnswers } from './read-answers.ts';

/** What each member fills in. */
export interface TypedMember {
  firstName: string;
  email: string;
  seen: boolean;
  answers: TypedAnswers;
}

/** What who makes a circle fills in besides. */
export interface TypedCircle {
  pool: string;
  circleName: string;
  forms: Form[];
  people: string;
}

export type MemberField = 'circleName' | 'forms' | 'pool' | 'firstName' | 'email' | AnswerField;

interface MemberPageProps {
  page: PageContext;
  token: string;
  once: string;
  /** Where the form goes (after the language). */
  to: string;
  typed: TypedMember;
  missing: readonly MemberField[];
  places: TownChoice[];
  /** YYYY-MM-DD, on the Dutch calendar. */
  today: string;
  refusal?: CircleRefusal | undefined;
}

/** Joining a circle: the same few answers as every other member gives. */
export function JoinCirclePage({
  circleName,
  organisation,
  ...props
}: MemberPageProps & { circleName: string; organisation: string }) {
  const t = messagesIn(props.page.language);
  return (
    <MemberForm
      {...props}
      title={t('circles.join.title')}
      organisation={organisation}
      button={t('circles.join.do')}
    >
      <p class="lead">
        <bdi>{circleName}</bdi>
      </p>
      <h2>{t('circles.new.you')}</h2>
    </MemberForm>
  );
}

/** Making a circle: how it is called, at which organisation, with how many; and the own answers. */
export function NewCirclePage({
  circle,
  pools,
  ...props
}: MemberPageProps & { circle: TypedCircle; pools: { listing: string; name: string }[] }) {
  const { language } = props.page;
  const t = messagesIn(language);
  const { missing } = props;
  return (
    <MemberForm
      {...props}
      title={t('circles.new.title')}
      organisation={pools.length === 1 ? (pools[0]?.name ?? '') : ''}
      button={t('circles.new.do')}
    >
      {pools.length === 1 ? (
        <input type="hidden" name="pool" value={pools[0]?.listing} />
      ) : (
        <fieldset id="field-pool">
          <legend>{t('circles.new.pool')}</legend>
          {missing.includes('pool') && <p class="error">{t('circles.refused.pool')}</p>}
          <ChoiceCards columns={1}>
            {pools.map(({ listing, name }) => (
              <RadioCard
                name="pool"
                value={listing}
                icon="home"
                label={name}
                checked={circle.pool === listing}
              />
            ))}
          </ChoiceCards>
        </fieldset>
      )}
      <NameAndForms
        language={language}
        name={circle.circleName}
        forms={circle.forms}
        refusals={{ name: missing.includes('circleName'), forms: missing.includes('forms') }}
      />
      <fieldset>
        <legend>{t('circles.new.people')}</legend>
        <ChoiceCards columns={3}>
          {Array.from({ length: MAX_CIRCLE_MEMBERS - MIN_CIRCLE_MEMBERS + 1 }, (_, i) =>
            String(MIN_CIRCLE_MEMBERS + i),
          ).map((count) => (
            <RadioCard
              name="people"
              value={count}
              letter={count}
              label={t('circles.face.people.count', { count: Number(count) })}
              checked={circle.people === count}
            />
          ))}
        </ChoiceCards>
      </fieldset>
      <h2>{t('circles.new.you')}</h2>
    </MemberForm>
  );
}

function MemberForm({
  page,
  token,
  once,
  to,
  typed,
  missing,
  places,
  today,
  refusal,
  title,
  organisation,
  button,
  children,
}: MemberPageProps & { title: string; organisation: string; button: string; children: ComponentChildren }) {
  const { language } = page;
  const t = messagesIn(language);
  const errorAt = (field: 'firstName' | 'email') =>
    missing.includes(field) ? t(`card.error.${field === 'firstName' ? 'name' : 'email'}`) : undefined;
  return (
    <Layout page={page} title={title} narrow robots="noindex" formId="circle">
      <h1>{title}</h1>
      {refusal && (
        <Notice kind="ask" role="alert">
          <p>{refusal === 'minor' ? t('card.minor.lead') : t(`circles.refused.${refusal}`)}</p>
          {(refusal === 'meets' || refusal === 'as-newcomer' || refusal === 'other-circle') && (
            <p>
              <a href={`/${language}${OWN_PATH}`}>{t('circles.refused.see-card')}</a>
            </p>
          )}
        </Notice>
      )}
      <ErrorSummary
        title={t('circles.refused.summary')}
        errors={missing.map((field) => ({ id: `field-${field}`, text: summaryOf(t, field) }))}
      />
      <form method="post" action={`/${language}${to}`} id="circle">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        {children}
        <TextField
          name="firstName"
          label={t('card.you.name')}
          value={typed.firstName}
          error={errorAt('firstName')}
          autocomplete="given-name"
          maxlength={MAX_NAME_LENGTH}
        />
        <AnswerFields
          language={language}
          today={today}
          typed={typed.answers}
          missing={missing.filter((field): field is AnswerField => field in ANSWER_FIELDS)}
          places={places}
        />
        <TextField
          name="email"
          type="email"
          inputmode="email"
          label={t('card.news.email.label')}
          hint={t('card.news.email.hint')}
          value={typed.email}
          error={errorAt('email')}
          autocomplete="email"
          maxlength={254}
        />
        <ChoiceCards columns={1}>
          <CheckboxCard
            name="seen"
            value="yes"
            icon="everyone"
            label={t('circles.answer.seen')}
            hint={t('circles.seen.what')}
            checked={typed.seen}
          />
        </ChoiceCards>
        <h2>{t('circles.consent.title')}</h2>
        {organisation && (
          <p>
            <bdi>{organisation}</bdi>
          </p>
        )}
        {consentWords(language).map((words) => (
          <p>{words}</p>
        ))}
        <p class="actions">
          <Button icon="check">{button}</Button>
          <ButtonLink href={`/${language}/befriending/circles`} kind="ghost">
            {t('circles.not-now')}
          </ButtonLink>
        </p>
      </form>
    </Layout>
  );
}

/** What a member says yes to, as paragraphs without a name. */
export function consentWords(language: string): string[] {
  const t = messagesIn(language);
  return [t('circles.consent.who'), t('circles.consent.others'), t('circles.consent.stop')];
}

const ANSWER_FIELDS: Record<AnswerField, true> = {
  likes: true,
  ratherNot: true,
  languages: true,
  cells: true,
  place: true,
  company: true,
  age: true,
  children: true,
};

function summaryOf(t: ReturnType<typeof messagesIn>, field: MemberField): string {
  switch (field) {
    case 'circleName':
      return t('circles.refused.name');
    case 'forms':
    case 'pool':
      return t(`circles.refused.${field}`);
    case 'firstName':
      return t('card.error.name');
    case 'email':
      return t('card.error.email');
    default:
      return questionOf(t, field);
  }
}
