import type { Duty } from '#core/access/actor.ts';
import type { Reader } from '#core/http/request-context.ts';
import { Crumbs, Door, Frame, Notice } from '#ui';
import { speak } from '../../messages/team/index.ts';
import { dayWords } from '../../rules/moments.ts';
import type { Numbers } from '../../rules/numbers.ts';
import { textOf, wordsIn } from '../../rules/texts.ts';
import { breakOutsOf, type Phase } from '../../rules/when.ts';
import type { Edition } from '../../types.ts';
import { Words } from '../public/programme.tsx';
import { languageName } from '../words.ts';

interface Showing {
  reader: Reader;
  edition: Edition;
  phase: Phase;
  numbers: Numbers;
  duties: Duty[];
}

/** One edition for the team: how it stands, and the one next step; then everything else one can do. */
export function DeskPage({ reader, edition, phase, numbers, duties }: Showing) {
  const { language } = reader;
  const say = speak(language);
  const at = (path: string) => `/${language}/organise/${edition.id}${path}`;
  const title = textOf(edition.texts, 'title', language);
  const organiser = duties.includes('organiser');
  return (
    <Frame reader={reader} title={title} robots="noindex">
      <Crumbs
        label={say('crumbs')}
        items={[{ href: `/${language}/organise`, words: say('team.title') }, { words: title }]}
      />
      <h1>{title}</h1>
      <p class="lead">{dayWords(edition.startsAt, language)}</p>
      <Notice kind="ask">{say(`next.${phase}`, { date: dayWords(edition.wishesUntil, language) })}</Notice>
      <div class="doors">
        {organiser && (
          <Door href={at('/seats')} icon="everyone" title={say('desk.seats')} hint={say('desk.seats.hint')} />
        )}
        {organiser && (
          <Door
            href={at('/needs')}
            icon="children"
            title={say('desk.needs')}
            hint={say('desk.needs.hint', { count: numbers.needs.asked })}
          />
        )}
        <Door href={at('/come')} icon="phone" title={say('desk.come')} hint={say('desk.come.hint')} />
        <Door
          href={at('/check-in')}
          icon="qr"
          title={say('desk.check-in')}
          hint={say('desk.check-in.hint', { came: numbers.came, people: numbers.people })}
        />
        <Door href={at('/badges')} icon="print" title={say('desk.badges')} hint={say('desk.badges.hint')} />
        {organiser && (
          <Door href={at('/hosts')} icon="person" title={say('desk.hosts')} hint={say('desk.hosts.hint')} />
        )}
        {organiser && (
          <Door href={at('/market')} icon="home" title={say('desk.market')} hint={say('desk.market.hint')} />
        )}
        {organiser && (
          <Door
            href={at('/shifts')}
            icon="volunteer"
            title={say('desk.shifts')}
            hint={say('desk.shifts.hint')}
          />
        )}
        {organiser && (
          <Door
            href={at('/message')}
            icon="note"
            title={say('desk.message')}
            hint={say('desk.message.hint')}
          />
        )}
        {organiser && (
          <Door
            href={at('/photos')}
            icon="camera"
            title={say('desk.photos')}
            hint={say('desk.photos.hint')}
          />
        )}
        {organiser && (
          <Door href={at('/edit')} icon="pen" title={say('desk.edit')} hint={say('desk.edit.hint')} />
        )}
      </div>
      <section>
        <h2>{say('numbers')}</h2>
        <p>
          {say('numbers.coming', { signUps: numbers.signUps, people: numbers.people })}{' '}
          {edition.seating === 'published' && say('numbers.unseated', { people: numbers.unseated })}
        </p>
        {numbers.interpreters.length > 0 && (
          <ul>
            {numbers.interpreters.map(([code, people]) => (
              <li>{say('numbers.interpreter', { language: languageName(code, language), people })}</li>
            ))}
          </ul>
        )}
        <table class="figures">
          <thead>
            <tr>
              {(['break-out', 'places', 'first', 'second', 'third', 'seated', 'waiting'] as const).map(
                (column) => (
                  <th scope="col">{say(`numbers.${column}`)}</th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {numbers.breakOuts.map((one) => (
              <tr>
                <th scope="row">
                  {one.number}.{' '}
                  <Words
                    of={wordsIn(
                      breakOutsOf(edition).find(({ id }) => id === one.id)?.texts ?? {},
                      'title',
                      language,
                    )}
                  />
                  {one.uncovered.length > 0 && (
                    <small>
                      {' '}
                      {say('numbers.uncovered', { language: languageName(one.uncovered[0] ?? '', language) })}
                    </small>
                  )}
                </th>
                <td>{one.places}</td>
                {one.wished.map((count) => (
                  <td>{count}</td>
                ))}
                <td>{one.seated}</td>
                <td>{one.waiting}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          <a href={at('/people.csv')}>{say('numbers.csv')}</a>
        </p>
      </section>
    </Frame>
  );
}
