import type { Reader } from '#core/http/request-context.ts';
import { coverageOf, interfaceLanguages } from '#core/i18n/i18n.ts';
import { Frame } from '#ui';
import { speak } from '../messages/index.ts';
import type { Reported } from '../store.ts';
import { ReportedTable } from './reported.tsx';

/** How far each language is: how many sentences it has, whether somebody who speaks it read them, what readers say. */
export function LanguagesPage({ reader, reported }: { reader: Reader; reported: readonly Reported[] }) {
  const say = speak(reader.language);
  return (
    <Frame reader={reader} title={say('languages.title')} narrow>
      <h1>{say('languages.title')}</h1>
      <p class="lead">{say('about.languages.lead')}</p>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{say('languages.language')}</th>
            <th scope="col">{say('languages.sentences')}</th>
            <th scope="col">{say('languages.read')}</th>
          </tr>
        </thead>
        <tbody>
          {interfaceLanguages.map(({ code, name, reviewed }) => {
            const { filled, total } = coverageOf(code);
            return (
              <tr>
                <th scope="row" lang={code}>
                  <a href={`/${code}/languages`}>
                    <bdi>{name}</bdi>
                  </a>
                </th>
                <td>{say('languages.share', { filled, total })}</td>
                <td>{say(reviewed ? 'languages.yes' : 'languages.not-yet')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <h2>{say('languages.reported')}</h2>
      <p class="soft">{say(reported.length > 0 ? 'languages.reported.lead' : 'languages.reported.none')}</p>
      {reported.length > 0 && <ReportedTable language={reader.language} reported={reported} />}
      <p>
        <a href={`/${reader.language}/contact?about=mistake`}>{say('languages.report')}</a>
      </p>
    </Frame>
  );
}
