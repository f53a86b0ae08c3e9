import type { PageContext } from '#core/http/page-context.ts';
import { Button, CheckboxCard, ChoiceCards, Layout, Notice, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { COLLABORATIONS_PATH } from '../model/paths.ts';
import { type Collaboration, wordsIn } from '../model/rules.ts';
import type { Interest } from './queries.ts';

export const JOIN_REFUSALS = ['own', 'not-public', 'no-email'] as const;
export type JoinRefusal = (typeof JOIN_REFUSALS)[number];

/** Saying that one does it too or wants it, whether one is named, and whether one wants to meet who does it. */
export function JoinPage({
  page,
  base,
  collaboration,
  name,
  own,
  typed,
  token,
  formKey,
  refusal,
  done,
}: {
  page: PageContext;
  /** Where the own collaborations are, without the language. */
  base: string;
  collaboration: Collaboration;
  /** Of the organisation that says it. */
  name: string;
  own: Interest | undefined;
  typed: { named: boolean; introduce: boolean; email: string };
  token: string;
  formKey: string;
  refusal: JoinRefusal | undefined;
  done: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const { text, language: lang } = wordsIn(collaboration, language);
  return (
    <Layout page={page} title={t('join.title')} narrow robots="noindex">
      <h1>{t('join.title')}</h1>
      <p class="lead">
        <a href={`/${language}${COLLABORATIONS_PATH}/${collaboration.id}`}>
          <bdi lang={lang}>{text.title}</bdi>
        </a>
      </p>
      <p>{t('join.as', { name })}</p>
      {done && (
        <Notice kind="good" role="status">
          {t(own ? `join.done.${own.kind}` : 'join.done.neither')}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`join.refused.${refusal}`)}
        </Notice>
      )}
      {own?.introduction && <p>{t(`join.introduction.${own.introduction}`)}</p>}
      <form method="post" action={`/${language}${page.path}`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <ChoiceCards columns={1}>
          <CheckboxCard
            name="named"
            value="1"
            icon="pin"
            label={t('join.named', { name })}
            checked={typed.named}
          />
        </ChoiceCards>
        <fieldset>
          <legend>{t('join.want.lead')}</legend>
          <ChoiceCards columns={1}>
            <CheckboxCard
              name="introduce"
              value="1"
              icon="people"
              label={t('join.introduce')}
              checked={typed.introduce}
            />
          </ChoiceCards>
          <TextField
            name="email"
            type="email"
            label={t('join.email')}
            hint={t('join.email.hint')}
            value={typed.email}
            autocomplete="email"
            maxlength={200}
            error={refusal === 'no-email' ? t('join.refused.no-email') : undefined}
          />
          <Button name="step" value="want" icon="sprout">
            {t('join.want')}
          </Button>
        </fieldset>
        <p class="actions">
          <Button name="step" value="too" kind="ghost" icon="check">
            {t('join.too')}
          </Button>
          {own && (
            <Button name="step" value="neither" kind="quiet" icon="trash">
              {t('join.neither')}
            </Button>
          )}
        </p>
      </form>
      <p>
        <a href={`/${language}${base}`}>{t('join.own')}</a>
      </p>
    </Layout>
  );
}
