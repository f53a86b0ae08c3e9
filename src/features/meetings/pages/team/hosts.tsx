import type { Reader } from '#core/http/request-context.ts';
import { dateWords } from '#core/i18n/i18n.ts';
import type { TeamKey } from '#features/accounts';
import { Button, Crumbs, Frame, Notice, QrFigure, SelectField, TextField } from '#ui';
import { speak } from '../../messages/team/index.ts';
import { textOf } from '../../rules/texts.ts';
import { breakOutsOf } from '../../rules/when.ts';
import type { Edition } from '../../types.ts';

interface Showing {
  reader: Reader;
  edition: Edition;
  tables: { breakOutId: string; url: string; svg: string }[];
  keys: TeamKey[];
  token: string;
  /** A link that was just made; shown this once. */
  made?: string | undefined;
  over: boolean;
}

/** Whoever helps: a card per table, links for hosts and desk, and the report. */
export function HostsPage({ reader, edition, tables, keys, token, made, over }: Showing) {
  const { language } = reader;
  const say = speak(language);
  const at = `/${language}/organise/${edition.id}`;
  const title = textOf(edition.texts, 'title', language);
  const names = new Map(
    breakOutsOf(edition).map((one) => [one.id, `${one.number}. ${textOf(one.texts, 'title', language)}`]),
  );
  return (
    <Frame reader={reader} title={say('desk.hosts')} robots="noindex">
      <Crumbs label={say('crumbs')} items={[{ href: at, words: title }, { words: say('desk.hosts') }]} />
      <h1>{say('desk.hosts')}</h1>
      {made && (
        <Notice kind="good" title={say('hosts.made')} role="status">
          <p>
            <a href={made}>
              <bdi dir="ltr">{made}</bdi>
            </a>
          </p>
        </Notice>
      )}
      <section>
        <h2>{say('hosts.give')}</h2>
        <form method="post" action={`${at}/key`} class="stack">
          <input type="hidden" name="token" value={token} />
          <TextField name="name" label={say('hosts.name')} value="" maxlength={80} required />
          <SelectField
            name="duty"
            label={say('hosts.duty')}
            value="desk"
            options={[
              { value: 'desk', label: say('duty.desk') },
              { value: 'organiser', label: say('duty.organiser') },
              ...[...names].map(([id, name]) => ({ value: id, label: say('duty.host', { title: name }) })),
            ]}
          />
          <Button icon="card">{say('hosts.do')}</Button>
        </form>
        <ul>
          {keys.map((key) => (
            <li>
              <form method="post" action={`${at}/key-taken`} class="actions">
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="key" value={key.id} />
                <span>
                  <bdi>{key.name}</bdi> ·{' '}
                  {key.duties.includes('host') && !key.duties.includes('desk')
                    ? say('duty.host', { title: names.get(key.scope ?? '') ?? '' })
                    : say(key.duties.includes('organiser') ? 'duty.organiser' : 'duty.desk')}{' '}
                  · {say('hosts.until', { date: dateWords(key.ends, language) })}
                </span>
                <Button kind="quiet" icon="remove" label={say('hosts.take.label', { name: key.name })}>
                  {say('hosts.take')}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say('hosts.tables')}</h2>
        <p>{say('hosts.tables.lead')}</p>
        {tables.length === 0 && (
          <form method="post" action={`${at}/tables`}>
            <input type="hidden" name="token" value={token} />
            <Button kind="ghost">{say('hosts.tables.do')}</Button>
          </form>
        )}
        <div class="own-badges">
          {tables.map(({ breakOutId, url, svg }) => (
            <a href={url}>
              <QrFigure svg={svg} caption={names.get(breakOutId) ?? ''} />
            </a>
          ))}
        </div>
      </section>
      {over && (
        <section>
          <h2>{say('report.crumb')}</h2>
          {edition.counts ? (
            <a href={`/${language}/meetings/${edition.slug}/report`}>{say('report.see')}</a>
          ) : (
            <form method="post" action={`${at}/report`}>
              <input type="hidden" name="token" value={token} />
              <p>{say('report.lead')}</p>
              <Button>{say('report.do')}</Button>
            </form>
          )}
        </section>
      )}
    </Frame>
  );
}
