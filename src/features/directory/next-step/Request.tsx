import { ButtonLink, type IconName } from '#ui';

import { writtenInText } from '../catalogue/labels.ts';
import type { Initiative } from '../catalogue/types.ts';
import { messagesIn } from '../messages.ts';
import { requestSubject, requestText } from './request-text.ts';
import { type AskingWay, askingWays, type ComingReader, type NextDate } from './rules.ts';
import { TextToTake } from './TextToTake.tsx';

interface RequestProps {
  it: Initiative;
  language: string;
  reader: ComingReader;
  /** The date for which they ask. */
  next: NextDate | undefined;
  /** The script that copies and shares. */
  script: string;
}

const WAY_ICONS: Record<AskingWay['kind'], IconName> = {
  sms: 'phone',
  email: 'letters',
  phone: 'phone',
  website: 'globe',
  proxy: 'people',
};

/** How somebody says that they come: what they can say at the entrance, or a message that is ready to send. */
export function Request(props: RequestProps) {
  const { it, language } = props;
  const t = messagesIn(language);
  if (it.walkIn)
    return (
      <>
        <section>
          <h2>{t('come.walkin')}</h2>
          <p>{t('come.walkin.lead')}</p>
          <InBothLanguages
            id="greeting"
            language={language}
            dutch={messagesIn('nl')('come.greeting')}
            own={t('come.greeting')}
          />
        </section>
        <details class="no-print">
          <summary>{t('come.question')}</summary>
          <Ways {...props} />
        </details>
      </>
    );
  return (
    <section>
      <h2>{t(it.walkIn === false ? 'come.signup' : 'come.ask')}</h2>
      <Ways {...props} />
    </section>
  );
}

/** The message, and every way to send or say it, the best for this reader first. */
function Ways({ it, language, reader, next, script }: RequestProps) {
  const t = messagesIn(language);
  const textFor = (code: string, form: 'write' | 'speak') => requestText(it, code, { reader, next, form });
  const body = textFor('nl', 'write');
  const ways = askingWays(it, { subject: requestSubject(it), body }, reader.reach);
  const hasOwnWay = ways.some(({ kind }) => kind !== 'proxy');
  return (
    <>
      {hasOwnWay && (
        <>
          <p>{t('come.say')}</p>
          <InBothLanguages
            id="request"
            language={language}
            dutch={body}
            own={textFor(language, 'write')}
            script={script}
          />
        </>
      )}
      <ul class="plain stack">
        {ways.map((way, i) => (
          <li>
            <ButtonLink
              href={
                way.kind === 'proxy'
                  ? `/${language}/contact?about=place&ask=call&page=/initiatives/${it.id}`
                  : way.href
              }
              kind={i === 0 ? 'primary' : 'ghost'}
              icon={WAY_ICONS[way.kind]}
            >
              {way.kind === 'phone'
                ? t('come.phone', { phone: `\u2066${way.text}\u2069` })
                : t(`come.${way.kind}`)}
            </ButtonLink>
            {way.kind === 'proxy' && <p class="soft">{t('come.proxy.lead')}</p>}
            {way.kind === 'phone' && reader.littleDutch && (
              <>
                <p>{t('come.phone.say')}</p>
                <InBothLanguages
                  id="spoken"
                  language={language}
                  dutch={textFor('nl', 'speak')}
                  own={textFor(language, 'speak')}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Dutch words with the same in the reader's language beside them. @param script with it they can be taken along */
function InBothLanguages({
  id,
  language,
  dutch,
  own,
  script,
}: {
  id: string;
  language: string;
  dutch: string;
  own: string;
  script?: string;
}) {
  const t = messagesIn(language);
  const inDutch = writtenInText('nl', language);
  return (
    <div class="two-languages">
      <div>
        {script === undefined ? (
          <>
            <p class="soft">{inDutch}</p>
            <blockquote lang="nl" dir="ltr">
              {dutch}
            </blockquote>
          </>
        ) : (
          <TextToTake id={id} label={inDutch} text={dutch} language={language} script={script} />
        )}
      </div>
      {language !== 'nl' && (
        <div>
          <p class="soft">{t('come.means')}</p>
          <p>{own}</p>
        </div>
      )}
    </div>
  );
}
