import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, joinNames } from '#core/i18n/formats.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { Button, ButtonLink, Notice, TextArea, TextField } from '#ui';
import { messagesIn } from '../messages.ts';
import { PAIRS_PATH } from '../model/paths.ts';
import type { Message, Thread } from './queries.ts';
import { MAX_MESSAGE_LENGTH, MAX_REACH_LENGTH, SHOWN_ON_PAIR } from './rules.ts';

export type WriteRefusal = 'no-words' | 'details' | 'no-photo' | 'too-often';

interface ThreadProps {
  page: PageContext;
  token: string;
  /** A key of a form for this path: `ctx.newFormKey(MESSAGES_ROUTE)`. */
  formKey: string;
  thread: Thread;
  /** The operator has a translation server. */
  translates: boolean;
  /** All messages; else the last ones, with a link to all. */
  whole?: boolean;
  typed?: string;
  refusal?: WriteRefusal | undefined;
}

const pathOf = ({ page, thread }: Pick<ThreadProps, 'page' | 'thread'>): string =>
  `/${page.language}${PAIRS_PATH}/${thread.pair}`;

/** What two cards write to each other, both languages beside each other, with a form to write and how to be reached. */
export function ThreadSection(props: ThreadProps) {
  const { page, token, formKey, thread, whole = false, typed = '', refusal } = props;
  const { language } = page;
  const t = messagesIn(language);
  const sent = thread.messages.filter(({ state }) => state === 'sent');
  const held = thread.messages.filter(({ state }) => state === 'held');
  const shown = whole ? sent : sent.slice(-SHOWN_ON_PAIR);
  const names = joinNames(
    thread.others.map(({ name }) => name),
    language,
  );
  const needsTranslation = shown.some(
    (message) => !message.mine && message.language !== language && message.words !== '',
  );
  return (
    <section class="thread" aria-labelledby="thread-title">
      <h2 id="thread-title">{t('relay.title')}</h2>
      <p class="soft">{t('relay.lead')}</p>
      {thread.undeliveredAt && <Notice kind="ask">{t('relay.undelivered')}</Notice>}
      {shown.length < sent.length && (
        <p>
          <a href={`${pathOf(props)}/messages`}>{t('relay.all')}</a>
        </p>
      )}
      {sent.length === 0 && <p>{t('relay.empty')}</p>}
      {needsTranslation && !props.translates && <p class="soft">{t('relay.no-translation')}</p>}
      <ol class="messages">
        {shown.map((message, i) => (
          <li class={message.mine ? 'mine' : 'theirs'} id={i === shown.length - 1 ? 'last' : undefined}>
            <MessageWords {...props} message={message} />
          </li>
        ))}
      </ol>
      {held.map((message) => (
        <HeldMessage {...props} message={message} />
      ))}
      {refusal && (
        <Notice kind="ask" role="alert">
          {t(
            refusal === 'details' && thread.minor
              ? 'relay.refused.details-minor'
              : `relay.refused.${refusal}`,
          )}
        </Notice>
      )}
      <form
        method="post"
        action={`${pathOf(props)}/messages`}
        enctype="multipart/form-data"
        class="stack no-print"
        id="write"
      >
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <TextArea
          name="words"
          label={t('relay.write', { names })}
          value={typed}
          rows={4}
          maxlength={MAX_MESSAGE_LENGTH}
        />
        <div class="field">
          <label for="field-photo">{t('relay.photo')}</label>
          <p class="soft" id="hint-photo">
            {t('relay.photo.hint')}
          </p>
          <input id="field-photo" type="file" name="photo" accept="image/*" aria-describedby="hint-photo" />
        </div>
        <Button icon="arrow">{t('relay.send')}</Button>
      </form>
      <Reach {...props} />
    </section>
  );
}

/** Who wrote it and when, the words as they were written, and the same in the reader's language. */
function MessageWords({ page, thread, message }: ThreadProps & { message: Message }) {
  const { language } = page;
  const t = messagesIn(language);
  const by = message.mine ? t('relay.you') : (message.by ?? t('relay.left'));
  const translation = message.mine ? undefined : message.translations.get(language);
  return (
    <>
      <p class="soft">
        <b>
          <bdi>{by}</bdi>
        </b>{' '}
        · {formatDate(message.sentAt, language, 'moment')}
      </p>
      {message.words && (
        <div class="both-languages">
          <p lang={message.language} dir={textDirection(message.language)} class="words">
            {message.words}
          </p>
          {translation && (
            <div>
              <p class="soft">{t('relay.translated')}</p>
              <p lang={language} dir={page.dir} class="words">
                {translation}
              </p>
            </div>
          )}
        </div>
      )}
      {message.photos.map(({ id, width, height }) => (
        <img
          src={`/${language}${PAIRS_PATH}/${thread.pair}/photos/${id}`}
          alt={t('relay.photo.of', { name: by })}
          width={width}
          height={height}
          loading="lazy"
        />
      ))}
      {message.mine && message.leftOut > 0 && (
        <p class="soft">{t('relay.left-out', { count: message.leftOut })}</p>
      )}
    </>
  );
}

/** An e-mail that waits for who wrote it, to be changed and sent, or thrown away. */
function HeldMessage({ message, ...props }: ThreadProps & { message: Message }) {
  const t = messagesIn(props.page.language);
  return (
    <Notice kind="ask" title={t('relay.held.title')}>
      <p>{t(`relay.held.${message.heldBecause ?? 'quote'}`)}</p>
      {message.leftOut > 0 && <p>{t('relay.left-out', { count: message.leftOut })}</p>}
      <form method="post" action={`${pathOf(props)}/messages`} class="stack">
        <input type="hidden" name="token" value={props.token} />
        <input type="hidden" name="once" value={props.formKey} />
        <input type="hidden" name="held" value={message.id} />
        <TextArea
          id={`held-${message.id}`}
          name="words"
          label={t('relay.write', { names: props.thread.others.map(({ name }) => name).join(' · ') })}
          value={message.words}
          rows={6}
          maxlength={MAX_MESSAGE_LENGTH}
        />
        <p class="actions">
          <Button icon="arrow">{t('relay.send')}</Button>
          <Button kind="quiet" icon="trash" to={`${pathOf(props)}/held`}>
            {t('relay.held.drop')}
          </Button>
        </p>
      </form>
    </Notice>
  );
}

/** How to be reached outside of the conversation, for when both want it. */
function Reach(props: ThreadProps) {
  const { page, token, thread } = props;
  const t = messagesIn(page.language);
  if (thread.minor)
    return (
      <section class="reach">
        <h3>{t('relay.reach.title')}</h3>
        <p>{t('relay.reach.minor')}</p>
      </section>
    );
  return (
    <section class="reach no-print">
      <h3>{t('relay.reach.title')}</h3>
      {thread.reach.length > 0 ? (
        <dl class="facts">
          {thread.reach.map(({ name, reach }) => (
            <>
              <dt>
                <bdi>{name}</bdi>
              </dt>
              <dd>
                <bdi>{reach}</bdi>
              </dd>
            </>
          ))}
        </dl>
      ) : (
        <p>{t(thread.ownReach === null ? 'relay.reach.what' : 'relay.reach.waiting')}</p>
      )}
      <form method="post" action={`${pathOf(props)}/reach`} class="stack">
        <input type="hidden" name="token" value={token} />
        {thread.ownReach === null ? (
          <>
            <TextField
              name="reach"
              label={t('relay.reach.field')}
              value=""
              autocomplete="off"
              maxlength={MAX_REACH_LENGTH}
            />
            <Button kind="ghost">{t('relay.reach.do')}</Button>
          </>
        ) : (
          <>
            <p class="soft">{t('relay.reach.field')}</p>
            <p>
              <bdi>{thread.ownReach}</bdi>
            </p>
            <input type="hidden" name="reach" value="" />
            <Button kind="quiet">{t('relay.reach.undo')}</Button>
          </>
        )}
      </form>
    </section>
  );
}

/** The way to all messages of a pair, from a list of pairs. */
export const ThreadLink = ({ page, pair }: { page: PageContext; pair: string }) => (
  <ButtonLink href={`/${page.language}${PAIRS_PATH}/${pair}/messages`} kind="ghost" icon="letters">
    {messagesIn(page.language)('relay.title')}
  </ButtonLink>
);
