import type { Reader } from '#core/http/request-context.ts';
import { Frame, PrintButton } from '#ui';
import { speak } from '../../messages/team/index.ts';
import { dayWords } from '../../rules/moments.ts';
import { wordsIn } from '../../rules/texts.ts';
import type { BreakOut, Edition, Need } from '../../types.ts';
import { needWords } from '../own/needs.tsx';
import { Words } from '../public/programme.tsx';

/** For the host of a break-out: first names and what people need; nothing else. */
export function HostListPage({
  reader,
  edition,
  breakOut,
  people,
  needs,
}: {
  reader: Reader;
  edition: Edition;
  breakOut: BreakOut;
  people: { id: string; firstName: string | null }[];
  needs: Need[];
}) {
  const { language } = reader;
  const say = speak(language);
  const open = edition.seating === 'published';
  return (
    <Frame reader={reader} title={say('host.title')} narrow robots="noindex">
      <h1>
        {breakOut.number}. <Words of={wordsIn(breakOut.texts, 'title', language)} />
      </h1>
      <p class="lead">{dayWords(edition.startsAt, language)}</p>
      <p>
        <Words of={wordsIn(breakOut.texts, 'question', language)} />
      </p>
      <h2>{say('host.people', { count: open ? people.length : 0 })}</h2>
      {!open && <p>{say('host.wait')}</p>}
      {open && (
        <ul>
          {people.map(({ id, firstName }) => {
            const own = needs.filter(({ member }) => member === id);
            return (
              <li>
                <bdi>{firstName ?? say('host.nameless')}</bdi>
                {own.length > 0 && (
                  <p class="soft">{own.map((need) => needWords(need, language)).join(' · ')}</p>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <PrintButton words={say('print')} />
    </Frame>
  );
}
