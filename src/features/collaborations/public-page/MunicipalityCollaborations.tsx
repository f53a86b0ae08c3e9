import { ButtonLink } from '#ui';
import { messagesIn } from '../messages.ts';
import { COLLABORATIONS_PATH } from '../model/paths.ts';
import type { Collaboration, Joined } from '../model/rules.ts';
import { CollaborationCard } from './CollaborationCard.tsx';

const MAX_CARDS = 3;

/** What is done together in one municipality, on its page: the newest, and the way to all. */
export function MunicipalityCollaborations({
  collaborations,
  joined,
  municipality,
  language,
}: {
  collaborations: Collaboration[];
  joined: Map<string, Joined[]>;
  /** CBS code */
  municipality: string;
  language: string;
}) {
  const t = messagesIn(language);
  const here = collaborations.filter(({ municipalities }) => municipalities.includes(municipality));
  const path = `/${language}${COLLABORATIONS_PATH}`;
  return (
    <section>
      <h2>{t('list.title')}</h2>
      {here.length === 0 ? <p>{t('municipality.none')}</p> : <p>{t('count', { count: here.length })}</p>}
      <div class="cards">
        {here.slice(0, MAX_CARDS).map((collaboration) => (
          <CollaborationCard
            collaboration={collaboration}
            joined={joined.get(collaboration.id) ?? []}
            language={language}
            level={3}
          />
        ))}
      </div>
      <p class="actions no-print">
        <ButtonLink href={here.length > 0 ? `${path}?m=${municipality}` : path} kind="ghost" icon="people">
          {t('municipality.all')}
        </ButtonLink>
      </p>
    </section>
  );
}
