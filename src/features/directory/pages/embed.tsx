import type { Reader } from '#core/http/request-context.ts';
import { EmbedFrame, type THEMES } from '#ui';
import { speak } from '../messages/index.ts';
import type { Initiative } from '../types.ts';
import { InitiativeCard } from './list.tsx';

/** A list for a municipality's own site, in a frame. @param at the public address of this house, with the language */
export function EmbedPage({
  reader,
  shown,
  at,
  theme,
}: {
  reader: Reader;
  shown: Initiative[];
  at: string;
  theme: (typeof THEMES)[number];
}) {
  const say = speak(reader.language);
  return (
    <EmbedFrame reader={reader} title={say('list.title')} theme={theme}>
      {shown.length === 0 && <p>{say('list.count', { count: 0 })}</p>}
      <div class="cards">
        {shown.map((initiative) => (
          <InitiativeCard
            level={2}
            initiative={initiative}
            language={reader.language}
            href={`${at}/initiatives/${initiative.id}`}
          />
        ))}
      </div>
      <p>
        <a href={`${at}/initiatives${reader.query}`}>{say('embed.all')}</a>
      </p>
    </EmbedFrame>
  );
}
