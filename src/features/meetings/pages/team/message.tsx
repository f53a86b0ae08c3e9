import type { Reader } from '#core/http/request-context.ts';
import { Button, Crumbs, Frame, Notice, SelectField } from '#ui';
import { speak } from '../../messages/team/index.ts';
import { textOf } from '../../rules/texts.ts';
import { breakOutsOf } from '../../rules/when.ts';
import type { Edition, Texts } from '../../types.ts';
import { TextsFields } from '../edit/texts.tsx';
import { languageName } from '../words.ts';

/** Writing to a group of people who come. */
export function MessagePage({
  reader,
  edition,
  token,
  once,
  languages,
  group,
  texts,
  sent,
  refusal,
}: {
  reader: Reader;
  edition: Edition;
  token: string;
  once: string;
  languages: string[];
  group: string;
  texts: Texts<'subject' | 'words'>;
  sent?: { reached: number; others: number } | undefined;
  refusal?: boolean;
}) {
  const { language } = reader;
  const say = speak(language);
  const at = `/${language}/organise/${edition.id}`;
  return (
    <Frame reader={reader} title={say('message.title')} robots="noindex">
      <Crumbs
        label={say('crumbs')}
        items={[
          { href: at, words: textOf(edition.texts, 'title', language) },
          { words: say('message.title') },
        ]}
      />
      <h1>{say('message.title')}</h1>
      <p class="lead">{say('message.lead')}</p>
      {sent && (
        <Notice kind="good" role="status">
          {say('message.sent', sent)}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {say('message.refused')}
        </Notice>
      )}
      <form method="post" action={`${at}/message`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <SelectField
          name="group"
          label={say('message.group')}
          value={group}
          options={[
            { value: 'all', label: say('message.all') },
            { value: 'waiting', label: say('message.waiting') },
            ...languages.map((code) => ({
              value: `language:${code}`,
              label: say('message.language', { language: languageName(code, language) }),
            })),
            ...breakOutsOf(edition).map((one) => ({
              value: one.id,
              label: `${one.number}. ${textOf(one.texts, 'title', language)}`,
            })),
          ]}
        />
        <TextsFields id="message" keys={['subject', 'words']} texts={texts} language={language} />
        <Button icon="arrow">{say('message.do')}</Button>
      </form>
    </Frame>
  );
}
