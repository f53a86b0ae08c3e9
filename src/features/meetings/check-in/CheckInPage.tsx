import type { PageContext } from '#core/http/page-context.ts';
import { formatTime } from '#core/i18n/formats.ts';
import { Breadcrumbs, Button, Layout, Notice, TextField } from '#ui';
import { breakOutsOf } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { Attendee, Registration } from '../registrations/types.ts';

interface Showing {
  page: PageContext;
  edition: Edition;
  people: Registration[];
  token: string;
  script: string;
  said?: { known: boolean; code: string } | undefined;
}

/**
 * Welcoming people. Without a script: a code to type, and a list with a button per person. With it: the camera, and
 * all of it goes on without network.
 */
export function CheckInPage({ page, edition, people, token, script, said }: Showing) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const at = `/${language}/organise/${edition.id}`;
  const coming = people.filter(({ state }) => state === 'coming');
  const members = coming.flatMap((one) => one.members.map((member) => ({ one, member })));
  const came = members.filter(({ member }) => member.cameAt).length;
  return (
    <Layout page={page} title={t('desk.check-in')} robots="noindex">
      <Breadcrumbs
        label={t('crumbs')}
        items={[{ href: at, words: textOf(edition.texts, 'title', language) }, { words: t('desk.check-in') }]}
      />
      <h1>{t('desk.check-in')}</h1>
      <p class="lead">
        <span id="came" data-words={t('check.count', { came: '#', people: members.length })}>
          {t('check.count', { came, people: members.length })}
        </span>
      </p>
      {said && (
        <Notice kind={said.known ? 'good' : 'problem'} role="alert">
          {said.known
            ? greeting(members, said.code, edition, language)
            : t('check.unknown', { code: said.code })}
        </Notice>
      )}
      <div
        id="check-in"
        data-edition={edition.id}
        data-arrivals={`${at}/arrivals`}
        data-list={`${at}/check-in/list`}
        data-unknown={t('check.unknown', { code: '#' })}
        data-again={t('check.again', { time: '#' })}
        data-waiting={t('check.waiting', { count: '#' })}
        data-sent={t('check.sent')}
      >
        <p id="greeting" class="greeting" role="status" aria-live="assertive" />
        <p id="network" class="soft" role="status" />
        <video id="camera" class="camera" hidden muted playsInline />
        <button type="button" id="scan" class="button ghost" hidden>
          {t('check.scan')}
        </button>
        <form method="post" action={`${at}/arrival`} id="arrival" class="search">
          <input type="hidden" name="token" value={token} />
          <TextField
            name="code"
            label={t('check.code')}
            hint={t('check.code.hint')}
            value=""
            autocomplete="off"
            maxlength={20}
          />
          <Button icon="check">{t('check.do')}</Button>
        </form>
      </div>
      <h2>{t('check.list')}</h2>
      <ul class="arrivals">
        {members.map(({ one, member }) => (
          <Row member={member} one={one} edition={edition} language={language} token={token} at={at} />
        ))}
      </ul>
      <form method="post" action={`${at}/release`} class="actions">
        <input type="hidden" name="token" value={token} />
        <Button kind="ghost" icon="swap">
          {t('check.release')}
        </Button>
        <a class="button quiet" href={`${at}/come`}>
          {t('check.walk-in')}
        </a>
      </form>
      <script type="module" src={script} />
    </Layout>
  );
}

function Row({
  member,
  one,
  edition,
  language,
  token,
  at,
}: {
  member: Attendee;
  one: Registration;
  edition: Edition;
  language: string;
  token: string;
  at: string;
}) {
  const t = teamMessagesIn(language);
  const where = whereOf(one, edition, language);
  const name = member.firstName ?? member.code;
  return (
    <li data-code={member.code} data-name={name} data-where={where} data-came={member.cameAt?.toISOString()}>
      <span>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        <small>{member.firstName ? member.code : ''}</small>
        <br />
        <span class="soft">{where}</span>
        {member.cameAt && <small> {t('check.came', { time: formatTime(member.cameAt, language) })}</small>}
      </span>
      <form method="post" action={`${at}/${member.cameAt ? 'arrival-undone' : 'arrival'}`}>
        <input type="hidden" name="token" value={token} />
        <Button
          kind={member.cameAt ? 'quiet' : 'ghost'}
          name="code"
          value={member.code}
          label={t(member.cameAt ? 'check.undo.label' : 'check.here.label', { name })}
        >
          {t(member.cameAt ? 'check.undo' : 'check.here')}
        </Button>
      </form>
    </li>
  );
}

/** Number, title and room of the break-out where somebody sits; empty while that is not published. */
export function whereOf(one: Registration, edition: Edition, language: string): string {
  if (edition.seating !== 'published') return '';
  return one.seats
    .flatMap(({ breakOutId }) => breakOutsOf(edition).find(({ id }) => id === breakOutId) ?? [])
    .map(({ number, texts, room }) =>
      [`${number}. ${textOf(texts, 'title', language)}`, room].filter(Boolean).join(' · '),
    )
    .join(' / ');
}

function greeting(
  members: { one: Registration; member: Attendee }[],
  code: string,
  edition: Edition,
  language: string,
): string {
  const found = members.find(({ member }) => member.code === code);
  const name = found?.member.firstName ?? code;
  const where = found ? whereOf(found.one, edition, language) : '';
  return where
    ? teamMessagesIn(language)('check.welcome.where', { name, where })
    : teamMessagesIn(language)('check.welcome', { name });
}
