import type { Reader } from '#core/http/request-context.ts';
import { Button, Crumbs, Frame, Notice, TextField } from '#ui';
import { speak } from '../../messages/team/index.ts';
import { clockWords } from '../../rules/moments.ts';
import { textOf } from '../../rules/texts.ts';
import { breakOutsOf } from '../../rules/when.ts';
import type { Edition, Member, SignUp } from '../../types.ts';

interface Showing {
  reader: Reader;
  edition: Edition;
  people: SignUp[];
  token: string;
  script: string;
  said?: { known: boolean; code: string } | undefined;
}

/**
 * Welcoming people. Without a script: a code to type, and a list with a button per person. With it: the camera, and
 * all of it goes on without network.
 */
export function CheckInPage({ reader, edition, people, token, script, said }: Showing) {
  const { language } = reader;
  const say = speak(language);
  const at = `/${language}/organise/${edition.id}`;
  const coming = people.filter(({ state }) => state === 'coming');
  const members = coming.flatMap((one) => one.members.map((member) => ({ one, member })));
  const came = members.filter(({ member }) => member.cameAt).length;
  return (
    <Frame reader={reader} title={say('desk.check-in')} robots="noindex">
      <Crumbs
        label={say('crumbs')}
        items={[
          { href: at, words: textOf(edition.texts, 'title', language) },
          { words: say('desk.check-in') },
        ]}
      />
      <h1>{say('desk.check-in')}</h1>
      <p class="lead">
        <span id="came" data-words={say('check.count', { came: '#', people: members.length })}>
          {say('check.count', { came, people: members.length })}
        </span>
      </p>
      {said && (
        <Notice kind={said.known ? 'good' : 'problem'} role="alert">
          {said.known
            ? greeting(members, said.code, edition, language)
            : say('check.unknown', { code: said.code })}
        </Notice>
      )}
      <div
        id="check-in"
        data-edition={edition.id}
        data-arrivals={`${at}/arrivals`}
        data-list={`${at}/check-in/list`}
        data-unknown={say('check.unknown', { code: '#' })}
        data-again={say('check.again', { time: '#' })}
        data-waiting={say('check.waiting', { count: '#' })}
        data-sent={say('check.sent')}
      >
        <p id="greeting" class="greeting" role="status" aria-live="assertive" />
        <p id="network" class="soft" role="status" />
        <video id="camera" class="camera" hidden muted playsInline />
        <button type="button" id="scan" class="button ghost" hidden>
          {say('check.scan')}
        </button>
        <form method="post" action={`${at}/arrival`} id="arrival" class="search">
          <input type="hidden" name="token" value={token} />
          <TextField
            name="code"
            label={say('check.code')}
            hint={say('check.code.hint')}
            value=""
            autocomplete="off"
            maxlength={20}
          />
          <Button icon="check">{say('check.do')}</Button>
        </form>
      </div>
      <h2>{say('check.list')}</h2>
      <ul class="arrivals">
        {members.map(({ one, member }) => (
          <Row member={member} one={one} edition={edition} language={language} token={token} at={at} />
        ))}
      </ul>
      <form method="post" action={`${at}/release`} class="actions">
        <input type="hidden" name="token" value={token} />
        <Button kind="ghost" icon="swap">
          {say('check.release')}
        </Button>
        <a class="button quiet" href={`${at}/come`}>
          {say('check.walk-in')}
        </a>
      </form>
      <script type="module" src={script} />
    </Frame>
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
  member: Member;
  one: SignUp;
  edition: Edition;
  language: string;
  token: string;
  at: string;
}) {
  const say = speak(language);
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
        {member.cameAt && <small> {say('check.came', { time: clockWords(member.cameAt, language) })}</small>}
      </span>
      <form method="post" action={`${at}/${member.cameAt ? 'arrival-undone' : 'arrival'}`}>
        <input type="hidden" name="token" value={token} />
        <Button
          kind={member.cameAt ? 'quiet' : 'ghost'}
          name="code"
          value={member.code}
          label={say(member.cameAt ? 'check.undo.label' : 'check.here.label', { name })}
        >
          {say(member.cameAt ? 'check.undo' : 'check.here')}
        </Button>
      </form>
    </li>
  );
}

/** Number, title and room of the break-out where somebody sits; empty while that is not published. */
export function whereOf(one: SignUp, edition: Edition, language: string): string {
  if (edition.seating !== 'published') return '';
  return one.seats
    .flatMap(({ breakOutId }) => breakOutsOf(edition).find(({ id }) => id === breakOutId) ?? [])
    .map(({ number, texts, room }) =>
      [`${number}. ${textOf(texts, 'title', language)}`, room].filter(Boolean).join(' · '),
    )
    .join(' / ');
}

function greeting(
  members: { one: SignUp; member: Member }[],
  code: string,
  edition: Edition,
  language: string,
): string {
  const found = members.find(({ member }) => member.code === code);
  const name = found?.member.firstName ?? code;
  const where = found ? whereOf(found.one, edition, language) : '';
  return where
    ? speak(language)('check.welcome.where', { name, where })
    : speak(language)('check.welcome', { name });
}
