import type { PageContext } from '#core/http/page-context.ts';
import { formatTime } from '#core/i18n/formats.ts';
import { Breadcrumbs, Button, Layout, Notice, TextField } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { Attendee, Registration } from '../registrations/types.ts';
import { breakOutLabel } from './break-out-label.ts';

interface CheckInPageProps {
  page: PageContext;
  edition: Edition;
  people: Registration[];
  token: string;
  script: string;
  lastScan?: { known: boolean; code: string } | undefined;
}

/**
 * Checking people in. Without a script: a code to type, and a list with a button per person. With the script: scanning
 * badges with the camera, and everything keeps working without network.
 */
export function CheckInPage({ page, edition, people, token, script, lastScan }: CheckInPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  const coming = people.filter(({ state }) => state === 'coming');
  const members = coming.flatMap((registration) =>
    registration.members.map((member) => ({ registration, member })),
  );
  const presentCount = members.filter(({ member }) => member.cameAt).length;
  return (
    <Layout page={page} title={t('desk.check-in')} robots="noindex">
      <Breadcrumbs
        label={t('crumbs')}
        items={[
          { href: basePath, label: textOf(edition.texts, 'title', language) },
          { label: t('desk.check-in') },
        ]}
      />
      <h1>{t('desk.check-in')}</h1>
      <p class="lead">
        <span id="came" data-words={t('check.count', { came: '#', people: members.length })}>
          {t('check.count', { came: presentCount, people: members.length })}
        </span>
      </p>
      {lastScan && (
        <Notice kind={lastScan.known ? 'good' : 'problem'} role="alert">
          {lastScan.known
            ? greeting(members, lastScan.code, edition, language)
            : t('check.unknown', { code: lastScan.code })}
        </Notice>
      )}
      <div
        id="check-in"
        data-edition={edition.id}
        data-arrivals={`${basePath}/arrivals`}
        data-list={`${basePath}/check-in/list`}
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
        <form method="post" action={`${basePath}/arrival`} id="arrival" class="search">
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
        {members.map(({ registration, member }) => (
          <MemberRow
            member={member}
            registration={registration}
            edition={edition}
            language={language}
            token={token}
            basePath={basePath}
          />
        ))}
      </ul>
      <form method="post" action={`${basePath}/release`} class="actions">
        <input type="hidden" name="token" value={token} />
        <Button kind="ghost" icon="swap">
          {t('check.release')}
        </Button>
        <a class="button quiet" href={`${basePath}/come`}>
          {t('check.walk-in')}
        </a>
      </form>
      <script type="module" src={script} />
    </Layout>
  );
}

function MemberRow({
  member,
  registration,
  edition,
  language,
  token,
  basePath,
}: {
  member: Attendee;
  registration: Registration;
  edition: Edition;
  language: string;
  token: string;
  basePath: string;
}) {
  const t = teamMessagesIn(language);
  const where = breakOutLabel(registration, edition, language);
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
      <form method="post" action={`${basePath}/${member.cameAt ? 'arrival-undone' : 'arrival'}`}>
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

function greeting(
  members: { registration: Registration; member: Attendee }[],
  code: string,
  edition: Edition,
  language: string,
): string {
  const match = members.find(({ member }) => member.code === code);
  const name = match?.member.firstName ?? code;
  const where = match ? breakOutLabel(match.registration, edition, language) : '';
  return where
    ? teamMessagesIn(language)('check.welcome.where', { name, where })
    : teamMessagesIn(language)('check.welcome', { name });
}
