import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { Badge, Button, ButtonLink, CheckboxCard, ChoiceCards, Layout, Notice, TextField } from '#ui';
import { cardPath } from '../card/paths.ts';
import { messagesIn } from '../messages.ts';
import type { Form } from '../model/answers.ts';
import { CIRCLE_PATH, CIRCLES_PATH, OWN_PATH } from '../model/paths.ts';
import type { Member } from '../model/queries.ts';
import { type Card, MAX_CIRCLE_MEMBERS } from '../model/rules.ts';
import { HoursTogether } from './HoursTogether.tsx';
import { groupedDigits } from './InvitationPages.tsx';
import type { Invitation } from './queries.ts';
import { CIRCLE_FORMS, MAX_CIRCLE_NAME_LENGTH, missingOf } from './rules.ts';

/** A circle as one of its members sees it. */
export interface OwnCircle {
  card: Card;
  organisation: string;
  /** The person who looks. */
  me: Member;
  members: Member[];
  /** The ids of the persons who agreed that it is shown. */
  agreed: readonly string[];
  /** For who speaks for it alone. */
  invitations: Invitation[];
}

/** What was just done, or why not. */
export const CIRCLE_NOTICES = ['joined', 'saved', 'left', 'full', 'used', 'name'] as const;
export type CircleNotice = (typeof CIRCLE_NOTICES)[number];

/** The circles of whoever has this key card: who is in them, when all can, and what is still needed. */
export function CirclePage({
  page,
  token,
  circles,
  notice,
}: {
  page: PageContext;
  token: string;
  circles: OwnCircle[];
  notice?: CircleNotice | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout
      page={page}
      title={t('circles.own.title')}
      narrow
      robots="noindex"
      sheet={page.assets['befriending.css']}
    >
      <h1>{t('circles.own.title')}</h1>
      {notice && (
        <Notice
          kind={['full', 'used', 'name'].includes(notice) ? 'ask' : 'good'}
          role={['full', 'used', 'name'].includes(notice) ? 'alert' : 'status'}
        >
          {t(`circles.notice.${notice}`)}
        </Notice>
      )}
      {circles.length === 0 && (
        <>
          <p class="lead">{t('circles.own.none')}</p>
          <p class="actions">
            <ButtonLink href={`/${language}${CIRCLES_PATH}`} icon="people">
              {t('circles.title')}
            </ButtonLink>
          </p>
        </>
      )}
      {circles.map((circle) => (
        <CircleSection page={page} token={token} circle={circle} />
      ))}
      <p class="actions">
        <ButtonLink href={`/${language}${OWN_PATH}`} kind="ghost" icon="back">
          {t('circles.own.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

interface SectionProps {
  page: PageContext;
  token: string;
  circle: OwnCircle;
}

function CircleSection({ page, token, circle }: SectionProps) {
  const { language } = page;
  const t = messagesIn(language);
  const { card, me, members } = circle;
  return (
    <section>
      <h2>
        <bdi>{card.circleName}</bdi>
      </h2>
      <CircleState language={language} circle={circle} />
      <h3>{t('circles.hours')}</h3>
      <HoursTogether language={language} members={members.map(({ answers }) => answers)} />
      <p class="actions">
        <ButtonLink href={`/${language}${cardPath(card.pool)}`} kind="ghost" icon="pen">
          {t('circles.own.change')}
        </ButtonLink>
      </p>
      <h3>{t('circles.members', { count: members.length })}</h3>
      <ul class="plain circle-people">
        {members.map((member) => (
          <li>
            <b>
              <bdi>{member.name}</bdi>
            </b>
            {member.speaks && <Badge kind="good">{t('circles.members.speaks')}</Badge>}
          </li>
        ))}
      </ul>
      <p class="soft">{t('circles.members.hint')}</p>
      {me.speaks && <Invitations page={page} token={token} circle={circle} />}
      <SeenForm page={page} token={token} circle={circle} />
      {me.speaks && <CircleFields page={page} token={token} circle={circle} />}
      {me.speaks && members.length > 1 && <PassOn page={page} token={token} circle={circle} />}
      <details>
        <summary>{t('circles.leave')}</summary>
        <p>{t('circles.leave.what')}</p>
        <StepForm {...{ language, token }} step="leave" fields={{ card: card.id }}>
          <p class="actions">
            <Button kind="danger" icon="remove">
              {t('circles.leave.do')}
            </Button>
          </p>
        </StepForm>
      </details>
    </section>
  );
}

/** Does the circle take part, or what does it wait for? */
export function CircleState({
  language,
  circle,
}: {
  language: string;
  circle: Pick<OwnCircle, 'card' | 'members' | 'organisation'>;
}) {
  const t = messagesIn(language);
  const missing = missingOf(circle.members.map(({ answers }) => answers));
  if (missing?.why === 'members')
    return <Notice kind="ask">{t('circles.state.members', { count: missing.count })}</Notice>;
  if (missing) return <Notice kind="ask">{t('circles.state.hours')}</Notice>;
  const { state } = circle.card;
  return (
    <Notice kind={state === 'active' ? 'good' : 'ask'}>
      {t(state === 'active' ? 'circles.state.active' : 'circles.state.waits', {
        organisation: circle.organisation,
      })}
    </Notice>
  );
}

function StepForm({
  language,
  token,
  step,
  fields,
  children,
}: {
  language: string;
  token: string;
  step: string;
  fields: Record<string, string>;
  children: ComponentChildren;
}) {
  return (
    <form method="post" action={`/${language}${CIRCLE_PATH}/${step}`}>
      <input type="hidden" name="token" value={token} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

function Invitations({ page: { language }, token, circle: { card, members, invitations } }: SectionProps) {
  const t = messagesIn(language);
  const places = MAX_CIRCLE_MEMBERS - members.length - invitations.length;
  return (
    <>
      <h3>{t('circles.invite')}</h3>
      <p>{t('circles.invite.how')}</p>
      {invitations.length > 0 && (
        <>
          <ul class="plain circle-codes">
            {invitations.map(({ id, code }) => (
              <li>
                <span class="circle-code">
                  <bdi dir="ltr">{groupedDigits(code)}</bdi>
                </span>
                <StepForm {...{ language, token }} step="uninvite" fields={{ invitation: id }}>
                  <Button kind="quiet" label={`${t('circles.uninvite')} ${groupedDigits(code)}`}>
                    {t('circles.uninvite')}
                  </Button>
                </StepForm>
              </li>
            ))}
          </ul>
          <p class="actions">
            <ButtonLink href={`/${language}${CIRCLE_PATH}/invitations/${card.id}`} icon="qr">
              {t('circles.invite.paper')}
            </ButtonLink>
          </p>
        </>
      )}
      {places > 0 && (
        <StepForm {...{ language, token }} step="invite" fields={{ card: card.id }}>
          <p class="actions">
            <Button kind="ghost" icon="plus">
              {t('circles.invite.more')}
            </Button>
          </p>
        </StepForm>
      )}
    </>
  );
}

function SeenForm({ page: { language }, token, circle: { card, me, members, agreed } }: SectionProps) {
  const t = messagesIn(language);
  const mine = agreed.includes(me.person);
  return (
    <>
      <h3>{t('circles.seen')}</h3>
      <p>{t('circles.seen.what')}</p>
      <p>
        {agreed.length === members.length
          ? t('circles.seen.all')
          : t('circles.seen.count', { count: agreed.length, members: members.length })}
      </p>
      <StepForm {...{ language, token }} step="seen" fields={{ card: card.id, seen: mine ? 'no' : 'yes' }}>
        <p class="actions">
          <Button kind="ghost" icon={mine ? 'not-seen' : 'check'}>
            {t(mine ? 'circles.seen.stop' : 'circles.seen.agree')}
          </Button>
        </p>
      </StepForm>
    </>
  );
}

/** How the circle is called, and what it offers. */
export function NameAndForms({
  language,
  name,
  forms,
  refusals = {},
}: {
  language: string;
  name: string;
  forms: readonly Form[];
  refusals?: { name?: boolean; forms?: boolean };
}) {
  const t = messagesIn(language);
  return (
    <>
      <TextField
        name="circleName"
        label={t('circles.name')}
        hint={t('circles.name.hint')}
        value={name}
        error={refusals.name ? t('circles.refused.name') : undefined}
        maxlength={MAX_CIRCLE_NAME_LENGTH}
        autocomplete="off"
      />
      <fieldset id="field-forms">
        <legend>{t('circles.forms')}</legend>
        {refusals.forms && <p class="error">{t('circles.refused.forms')}</p>}
        <ChoiceCards>
          {CIRCLE_FORMS.map((form) => (
            <CheckboxCard
              name="forms"
              value={form}
              icon={form === 'circle' ? 'people' : 'activity-coffee'}
              label={form === 'circle' ? t('circles.forms.circle') : t('card.form.once')}
              hint={form === 'circle' ? t('circles.forms.circle.hint') : t('card.form.once.hint')}
              checked={forms.includes(form)}
            />
          ))}
        </ChoiceCards>
      </fieldset>
    </>
  );
}

function CircleFields({ page: { language }, token, circle: { card } }: SectionProps) {
  const t = messagesIn(language);
  return (
    <details>
      <summary>{t('circles.change')}</summary>
      <StepForm {...{ language, token }} step="change" fields={{ card: card.id }}>
        <NameAndForms language={language} name={card.circleName ?? ''} forms={card.forms} />
        <p class="actions">
          <Button>{t('circles.change.do')}</Button>
        </p>
      </StepForm>
    </details>
  );
}

/** Who speaks for the circle hands that on, for instance before leaving. */
function PassOn({ page: { language }, token, circle: { card, members } }: SectionProps) {
  const t = messagesIn(language);
  return (
    <details>
      <summary>{t('circles.pass')}</summary>
      {members
        .filter(({ speaks }) => !speaks)
        .map((member) => (
          <StepForm {...{ language, token }} step="pass" fields={{ card: card.id, to: member.id }}>
            <p class="actions">
              <Button kind="ghost" icon="person">
                {t('circles.pass.do', { name: member.name })}
              </Button>
            </p>
          </StepForm>
        ))}
    </details>
  );
}
