import { ButtonLink, Notice } from '#ui';
import type { OwnSection } from '../../card/own-sections.ts';
import { messagesIn } from '../../messages.ts';
import { WIDER_PATH } from '../model/paths.ts';
import { widerQuestions } from './queries.ts';

/** On the own page: there is a question whether somebody may be proposed from farther away. */
export const widerSection: OwnSection = async ({ tx, language }) => {
  const isAsked = (await widerQuestions(tx)).some(({ answer }) => answer === null);
  if (!isAsked) return null;
  const t = messagesIn(language);
  return (
    <Notice kind="ask">
      <p>{t('wider.mail')}</p>
      <ButtonLink href={`/${language}${WIDER_PATH}`} icon="question">
        {t('wider.title')}
      </ButtonLink>
    </Notice>
  );
};
