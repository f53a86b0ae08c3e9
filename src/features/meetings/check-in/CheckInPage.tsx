import type { PageContext } from '#core/http/page-context.ts';
import { formatTime } from '#core/i18n/formats.ts';
import { SPOKEN_LANGUAGES } from '#features/vocabulary';
import { Button, DeskLayout, Notice, SelectField, TextField, UndoNotice } from '#ui';
import { languageName } from '../edition/language-names.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { checkInWords } from './check-in-words.ts';
import { packPeople } from './packed-people.ts';
import { type ListPage, type ListView, pageOfList } from './people-list.ts';
import type { ListedPerson } from './protocol.ts';

/** What the page says after a form. */
export type DeskNotice =
  | { kind: 'here' | 'undone'; code: string; others: number }
  | { kind: 'unknown'; code: string }
  | { kind: 'walk-in-refused' };

interface CheckInPageProps {
  page: PageContext;
  edition: Edition;
  people: ListedPerson[];
  /** Codes of nobody that wait. */
  unknownCount: number;
  view: ListView;
  now: Date;
  token: string;
  /** For the form of who walks in. */
  formKey: string;
  script: string;
  notice?: DeskNotice | undefined;
  /** What was typed for somebody who walked in, when it was not saved. */
  typed?: { name: string; people: string } | undefined;
}

/**
 * Checking people in. Without a script: a code to type, a name to find, and a list with a button per person. With the
 * script: scanning badges with the camera, and everything keeps working without network.
 */
export function CheckInPage({
  page,
  edition,
  people,
  unknownCount,
  view,
  now,
  token,
  formKey,
  script,
  notice,
  typed,
}: CheckInPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  const title = textOf(edition.texts, 'title', language);
  const list = pageOfList(people, view);
  const data = {
    edition: edition.id,
    now: now.toISOString(),
    arrivals: `${basePath}/arrivals`,
    list: `${basePath}/check-in/list`,
    language,
    words: checkInWords(language),
    ...packPeople(people),
  };
  return (
    <DeskLayout
      page={page}
      title={t('desk.check-in')}
      crumbs={[{ href: basePath, label: title }]}
      sheet={page.assets['people.css']}
      actions={
        <a class="chip" id="unknown" href={`${basePath}/check-in/unknown`}>
          {t('check-in.unknown.title')} <b class="count">{unknownCount}</b>
        </a>
      }
    >
      <p class="lead" id="came">
        {t('check.count', { came: people.filter(({ at }) => at).length, people: people.length })}
      </p>
      {notice && (
        <CheckInNotice
          notice={notice}
          people={people}
          language={language}
          token={token}
          basePath={basePath}
        />
      )}
      <div id="check-in">
        <p id="greeting" class="greeting" role="status" aria-live="assertive" />
        <p id="network" class="soft" role="status" />
        <video id="camera" class="camera" hidden muted playsInline />
        <button type="button" id="scan" class="button ghost" hidden>
          {t('check.scan')}
        </button>
        <form method="post" action={`${basePath}/arrival`} id="arrival" class="search">
          <input type="hidden" name="token" value={token} />
          <TextField
            name="code"
            label={t('check.code')}
            hint={t('check.code.hint')}
            value=""
            autocomplete="off"
            maxlength={200}
          />
          <Button icon="check">{t('check.do')}</Button>
        </form>
        <section aria-labelledby="everybody">
          <h2 id="everybody">{t('check.list')}</h2>
          <form method="get" action={`${basePath}/check-in`} id="find" class="search">
            <TextField name="q" type="search" label={t('check-in.find')} value={view.q} autocomplete="off" />
            <Button kind="ghost" icon="search">
              {t('check-in.find.do')}
            </Button>
          </form>
          <Letters list={list} view={view} path={`${basePath}/check-in`} language={language} />
          <p id="found" role="status" class="soft">
            {list.total === 0 ? t('check-in.none') : t('check-in.found', { count: list.total })}
          </p>
          <ul class="arrivals" id="people">
            {list.rows.map((person) => (
              <PersonRow person={person} language={language} token={token} basePath={basePath} />
            ))}
          </ul>
          <ListPager list={list} view={view} path={`${basePath}/check-in`} language={language} />
        </section>
      </div>
      <section aria-labelledby="walk-in-title">
        <h2 id="walk-in-title">{t('check.walk-in')}</h2>
        <p class="soft">{t('check-in.walk-in.lead')}</p>
        <form method="post" action={`${basePath}/walk-in`} id="walk-in" class="search">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="once" value={formKey} />
          <TextField
            name="name"
            label={t('check-in.walk-in.name')}
            value={typed?.name ?? ''}
            autocomplete="off"
            maxlength={60}
          />
          <TextField
            name="people"
            type="number"
            min={1}
            label={t('check-in.walk-in.people')}
            value={typed?.people ?? '1'}
          />
          <SelectField
            name="language"
            label={t('check-in.walk-in.language')}
            value="nl"
            options={SPOKEN_LANGUAGES.map((code) => ({ value: code, label: languageName(code, language) }))}
          />
          <Button icon="plus">{t('check-in.walk-in.do')}</Button>
        </form>
        <p>
          <a href={`${basePath}/come`}>{t('check-in.walk-in.more')}</a>
        </p>
      </section>
      <form method="post" action={`${basePath}/release`} class="actions">
        <input type="hidden" name="token" value={token} />
        <Button kind="ghost" icon="swap">
          {t('check.release')}
        </Button>
      </form>
      <script
        type="application/json"
        id="check-in-data"
        // No text can end the element early.
        dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
      />
      <script type="module" src={script} />
    </DeskLayout>
  );
}

function CheckInNotice({
  notice,
  people,
  language,
  token,
  basePath,
}: {
  notice: DeskNotice;
  people: ListedPerson[];
  language: string;
  token: string;
  basePath: string;
}) {
  const t = teamMessagesIn(language);
  if (notice.kind === 'walk-in-refused')
    return (
      <Notice kind="problem" role="alert">
        {t('check-in.walk-in.refused')}
      </Notice>
    );
  if (notice.kind === 'unknown')
    return (
      <Notice kind="problem" role="alert">
        <p>{t('check.unknown', { code: notice.code.slice(0, 40) })}</p>
        <p>
          <a href={`${basePath}/check-in/unknown`}>{t('check-in.unknown.solve')}</a>
        </p>
      </Notice>
    );
  const person = people.find(({ code }) => code === notice.code);
  const name = person?.name ?? notice.code;
  if (notice.kind === 'undone')
    return (
      <Notice kind="good" role="alert">
        {t('check-in.undone', { name })}
      </Notice>
    );
  const where = person?.where ?? '';
  const fields = { code: notice.code, seen: person?.at ?? '' };
  return (
    <div role="alert">
      <UndoNotice
        text={where ? t('check.welcome.where', { name, where }) : t('check.welcome', { name })}
        action={`${basePath}/arrival-undone`}
        token={token}
        fields={fields}
        language={language}
      />
      {notice.others > 0 && <p>{t('check-in.others', { count: notice.others })}</p>}
    </div>
  );
}

/** The address of a part of the list. */
const viewHref = (path: string, { q, letter, page }: ListView): string => {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (letter) query.set('letter', letter);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
};

function Letters({
  list,
  view,
  path,
  language,
}: {
  list: ListPage<ListedPerson>;
  view: ListView;
  path: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <nav id="letters" class="letters" aria-label={t('check-in.letters')}>
      <a href={path} data-letter="" aria-current={view.letter === '' && !view.q ? 'true' : undefined}>
        {t('check-in.everybody')}
      </a>
      {list.letters.map((letter) => (
        <a
          href={viewHref(path, { q: '', letter, page: 1 })}
          data-letter={letter}
          aria-current={view.letter === letter && !view.q ? 'true' : undefined}
        >
          {letter}
        </a>
      ))}
    </nav>
  );
}

function ListPager({
  list,
  view,
  path,
  language,
}: {
  list: ListPage<ListedPerson>;
  view: ListView;
  path: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <nav id="list-pager" class="desk-pager" aria-label={t('check-in.pages')}>
      {list.page > 1 && (
        <a rel="prev" data-page={list.page - 1} href={viewHref(path, { ...view, page: list.page - 1 })}>
          {t('check-in.previous')}
        </a>
      )}
      {list.page < list.pages && (
        <a rel="next" data-page={list.page + 1} href={viewHref(path, { ...view, page: list.page + 1 })}>
          {t('check-in.next')}
        </a>
      )}
    </nav>
  );
}

function PersonRow({
  person: { code, name, where, at, device },
  language,
  token,
  basePath,
}: {
  person: ListedPerson;
  language: string;
  token: string;
  basePath: string;
}) {
  const t = teamMessagesIn(language);
  const shown = name ?? code;
  return (
    <li data-code={code} data-came={at ?? undefined}>
      <span>
        <b>
          <bdi>{name ?? t('host.nameless')}</bdi>
        </b>{' '}
        <small dir="ltr">{code}</small>
        {where && (
          <>
            <br />
            <bdi class="soft">{where}</bdi>
          </>
        )}
        {at && (
          <>
            <br />
            <small>
              {t('check.came', { time: formatTime(new Date(at), language) })} <bdi>{device}</bdi>
            </small>
          </>
        )}
      </span>
      <form method="post" action={`${basePath}/${at ? 'arrival-undone' : 'arrival'}`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="code" value={code} />
        {at && <input type="hidden" name="seen" value={at} />}
        <Button
          kind={at ? 'quiet' : 'ghost'}
          label={t(at ? 'check.undo.label' : 'check.here.label', { name: shown })}
        >
          {t(at ? 'check.undo' : 'check.here')}
        </Button>
      </form>
    </li>
  );
}
