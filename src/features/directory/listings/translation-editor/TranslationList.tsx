import { textDirection } from '#core/i18n/languages.ts';
import { vocabularyIn } from '#features/vocabulary';
import { NATIVE_LANGUAGE_NAMES } from '#features/vocabulary/rules.ts';
import { Button, Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { TranslationOverview } from './overview.ts';
import type { TranslationStatus } from './status.ts';

interface TranslationListProps extends TranslationOverview {
  language: string;
  token: string;
  /** The path of the owner page, with the language. */
  ownerPath: string;
}

/** The section of the owner page about the other languages: the state of each, and what the owner can do. */
export function TranslationList(props: TranslationListProps) {
  const { statuses, machine, message, language, token, ownerPath } = props;
  const t = teamMessagesIn(language);
  const list = (
    <ul class="log">
      {statuses.map((status) => (
        <TranslationItem status={status} language={language} ownerPath={ownerPath} />
      ))}
    </ul>
  );
  return (
    <section id="texts">
      <h2>{t('texts.title')}</h2>
      {message && (
        <Notice kind={message === 'too-often' ? 'problem' : 'good'} role="status">
          {t(`texts.done.${message}`)}
        </Notice>
      )}
      <p>{t('texts.lead')}</p>
      {machine === 'when-public' && <p class="soft">{t('texts.ask.later')}</p>}
      {machine !== 'ready' && list}
      {machine === 'ready' && (
        <form method="post" action={`${ownerPath}/texts`}>
          <input type="hidden" name="token" value={token} />
          <RequestAll {...props} />
          {list}
        </form>
      )}
    </section>
  );
}

function RequestAll({ statuses, language, ownerPath, timestampMs }: TranslationListProps) {
  const t = teamMessagesIn(language);
  const pending = statuses.some(({ request }) => request === 'under-way' || request === 'waiting');
  const missing = statuses.some(({ canRequest, by, request }) => canRequest && !by && !request);
  return (
    <>
      <p class="soft">{t('texts.ask.what')}</p>
      {missing && (
        <p class="actions">
          <Button kind="ghost" icon="globe" name="language" value="all">
            {t('texts.ask.all')}
          </Button>
        </p>
      )}
      {pending && (
        <p>
          <a href={`${ownerPath}?look=${timestampMs}#texts`}>{t('texts.look')}</a>
        </p>
      )}
    </>
  );
}

function TranslationItem({
  status,
  language,
  ownerPath,
}: {
  status: TranslationStatus;
  language: string;
  ownerPath: string;
}) {
  const { language: code, by, outdated, request, canRequest } = status;
  const t = teamMessagesIn(language);
  const languageName = { language: vocabularyIn(language)(`language.${code}`) };
  const state = by ? (outdated ? (`older-${by}` as const) : by) : 'missing';
  return (
    <li>
      <div class="inline">
        <div>
          <b lang={code} dir={textDirection(code)}>
            {NATIVE_LANGUAGE_NAMES[code]}
          </b>
          {!(request && !by) && <div class="soft">{t(`texts.stand.${state}`)}</div>}
          {request && <div class="soft">{t(`texts.asked.${request}`)}</div>}
        </div>
        <div class="inline">
          <a
            href={`${ownerPath}/texts/${code}`}
            class="button quiet"
            aria-label={t(by ? 'texts.change.named' : 'texts.write.named', languageName)}
          >
            <span>{t(by ? 'texts.change' : 'texts.write')}</span>
          </a>
          {canRequest && (
            <Button
              kind="quiet"
              name="language"
              value={code}
              label={t(request ? 'texts.again.named' : 'texts.ask.named', languageName)}
            >
              {t(request ? 'texts.again' : 'texts.ask')}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
