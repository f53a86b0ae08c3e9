import type { PageContext } from '#core/http/page-context.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { Badge, Button, ButtonLink, ChoiceLines, Notice, TextField } from '#ui';
import type { Interest } from '../joining/queries.ts';
import { teamMessagesIn } from '../messages.ts';
import type { NamedBottleneck } from '../model/bottlenecks.ts';
import { COLLABORATIONS_PATH } from '../model/paths.ts';
import { type Partner, wordsIn } from '../model/rules.ts';
import { STATE_BADGES, TellerFrame } from './DeskPage.tsx';
import type { ManageView } from './read-desk.ts';

export const MANAGE_REFUSALS = [
  'lacking',
  'not-public',
  'still-public',
  'changed-elsewhere',
  'no-name',
  'no-email',
  'no-way',
  'known',
  'too-many',
  'not-sent',
  'no-contact',
] as const;
export type ManageRefusal = (typeof MANAGE_REFUSALS)[number];

/** One collaboration for who tells it: what to do with it, with whom it is, and who wants it too. */
export function ManagePage({
  page,
  base,
  view,
  bottlenecks,
  token,
  formKey,
  typed,
  refusal,
  done,
}: {
  page: PageContext;
  base: string;
  view: ManageView;
  /** Those that can be linked. */
  bottlenecks: NamedBottleneck[];
  token: string;
  formKey: string;
  typed: { name: string; email: string };
  refusal: ManageRefusal | undefined;
  done: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const { collaboration, partners, interests } = view;
  const path = `/${language}${page.path}`;
  const { text } = wordsIn(collaboration, collaboration.language);
  const translated = Object.keys(collaboration.texts).filter((code) => code !== collaboration.language);
  const { state } = collaboration;
  return (
    <TellerFrame page={page} base={base} title={text.title} lang={collaboration.language}>
      {done && (
        <Notice kind="good" role="status">
          {t('desk.done')}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`manage.refused.${refusal}`)}
        </Notice>
      )}
      <p>
        <Badge kind={STATE_BADGES[state]}>{t(`state.${state}`)}</Badge> {t(`state.${state}.means`)}
      </p>
      <p class="actions">
        <ButtonLink href={`${path}/edit`} kind="ghost" icon="pen">
          {t('form.change')}
        </ButtonLink>
        <ButtonLink href={`${path}/preview`} kind="ghost" icon="pictures">
          {t('manage.preview')}
        </ButtonLink>
        <ButtonLink href={`${path}/words`} kind="ghost" icon="globe">
          {t('manage.words')}
        </ButtonLink>
        {state === 'public' && (
          <ButtonLink
            href={`/${language}${COLLABORATIONS_PATH}/${collaboration.id}`}
            kind="ghost"
            icon="arrow"
          >
            {t('manage.see')}
          </ButtonLink>
        )}
      </p>
      {translated.length > 0 && (
        <p class="soft">{t('manage.translated', { languages: translated.map(languageNameOf).join(', ') })}</p>
      )}
      <form method="post" action={`${path}/state`} class="actions">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="version" value={collaboration.version} />
        {state === 'public' ? (
          <Button name="step" value="offline" kind="ghost">
            {t('manage.offline')}
          </Button>
        ) : (
          <>
            <Button name="step" value="public" icon="check">
              {t('manage.publish')}
            </Button>
            <Button name="step" value="delete" kind="danger" icon="trash">
              {t('manage.delete')}
            </Button>
          </>
        )}
      </form>
      <Partners
        partners={partners}
        path={path}
        token={token}
        formKey={formKey}
        typed={typed}
        language={language}
      />
      <section id="bottlenecks">
        <h2>{t('manage.bottlenecks')}</h2>
        {bottlenecks.length === 0 ? (
          <p>{t('manage.bottlenecks.none')}</p>
        ) : (
          <form method="post" action={`${path}/bottlenecks`} class="stack">
            <input type="hidden" name="token" value={token} />
            <ChoiceLines
              name="bottleneck"
              legend={t('manage.bottlenecks.lead')}
              several
              options={bottlenecks.map(({ id, words }) => ({ value: id, label: words }))}
              chosen={collaboration.bottlenecks}
            />
            <Button kind="ghost" icon="check">
              {t('form.save')}
            </Button>
          </form>
        )}
      </section>
      <Interests interests={interests} path={path} token={token} language={language} />
    </TellerFrame>
  );
}

function Partners({
  partners,
  path,
  token,
  formKey,
  typed,
  language,
}: {
  partners: Partner[];
  path: string;
  token: string;
  formKey: string;
  typed: { name: string; email: string };
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <section id="partners">
      <h2>{t('manage.partners')}</h2>
      <p>{t('manage.partners.lead')}</p>
      <ul class="plain">
        {partners.map((partner) => (
          <li>
            <form method="post" action={`${path}/partner/remove`} class="actions">
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="partner" value={partner.id} />
              <span>
                <bdi>{partner.name}</bdi>{' '}
                <Badge kind={partner.answer === 'yes' ? 'good' : 'soft'}>
                  {t(`partner.is.${partner.answer ?? 'asked'}`)}
                </Badge>
              </span>
              <Button kind="quiet" icon="remove" label={t('manage.partner.remove', { name: partner.name })}>
                {t('manage.remove')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={`${path}/partner`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <TextField
          name="name"
          label={t('manage.partner.name')}
          hint={t('manage.partner.name.hint')}
          value={typed.name}
          maxlength={200}
        />
        <TextField
          id="partner-email"
          name="email"
          type="email"
          label={t('manage.partner.email')}
          hint={t('manage.partner.email.hint')}
          value={typed.email}
          maxlength={200}
        />
        <Button icon="people" kind="ghost">
          {t('manage.partner.ask')}
        </Button>
      </form>
    </section>
  );
}

function Interests({
  interests,
  path,
  token,
  language,
}: {
  interests: Interest[];
  path: string;
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <section id="joined">
      <h2>{t('manage.joined')}</h2>
      {interests.length === 0 && <p>{t('manage.joined.none')}</p>}
      {interests.map((interest) => (
        <div class="card">
          <p>
            <b>
              <bdi>{interest.name}</bdi>
            </b>{' '}
            <Badge kind="soft">{t(`kind.${interest.kind}`)}</Badge>
          </p>
          {interest.introduction && <p class="soft">{t(`manage.introduced.${interest.introduction}`)}</p>}
          {interest.email && !interest.introduction && (
            <form method="post" action={`${path}/introduce`} class="stack">
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="interest" value={interest.id} />
              <p>{t('manage.introduce')}</p>
              <p class="actions">
                <Button name="answer" value="yes" icon="check">
                  {t('manage.introduce.yes')}
                </Button>
                <Button name="answer" value="no" kind="ghost">
                  {t('manage.introduce.no')}
                </Button>
              </p>
            </form>
          )}
        </div>
      ))}
    </section>
  );
}
