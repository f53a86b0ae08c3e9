import { LANGUAGES } from '#features/directory';
import { Button } from '#ui';
import { speak } from '../../messages/index.ts';
import { textOf } from '../../rules/texts.ts';
import type { BreakOut } from '../../types.ts';
import { languageName } from '../words.ts';
import { TextsFields } from './texts.tsx';

/** One break-out, or a new one: question, host, room, places, languages. */
export function BreakOutForm({
  one,
  part,
  token,
  at,
  language,
}: {
  one?: BreakOut;
  part: string;
  token: string;
  at: string;
  language: string;
}) {
  const say = speak(language);
  const id = one?.id ?? `new-${part}`;
  const line = (name: string, label: string, value: string, type = 'text') => (
    <div class="field">
      <label for={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        name={name}
        type={type}
        value={value}
        min={type === 'number' ? 0 : undefined}
      />
    </div>
  );
  return (
    <details>
      <summary>
        {one ? (
          <>
            {one.number}. <bdi>{textOf(one.texts, 'title', language)}</bdi>
          </>
        ) : (
          say('edit.add')
        )}
      </summary>
      <form method="post" action={`${at}/break-out`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="part" value={part} />
        <input type="hidden" name="id" value={one?.id ?? ''} />
        <TextsFields id={id} keys={['title', 'question']} texts={one?.texts ?? {}} language={language} />
        <div class="side-by-side">
          {line('host', say('edit.host'), one?.hostName ?? '')}
          {line('room', say('edit.room'), one?.room ?? '')}
          {line('places', say('numbers.places'), String(one?.places ?? 25), 'number')}
          {line('least', say('edit.least'), String(one?.least ?? 0), 'number')}
        </div>
        {(['languages', 'interpreters'] as const).map((name) => (
          <fieldset class="member">
            <legend>{say(`edit.${name}`)}</legend>
            <p class="choices">
              {LANGUAGES.map((code) => (
                <label>
                  <input
                    type="checkbox"
                    name={name}
                    value={code}
                    checked={one?.[name].includes(code) ?? false}
                  />{' '}
                  {languageName(code, language)}
                </label>
              ))}
            </p>
          </fieldset>
        ))}
        <div class="field">
          <label for={`${id}-stepFree`}>{say('edit.step-free')}</label>
          <select id={`${id}-stepFree`} name="stepFree">
            {(['unknown', 'yes', 'no'] as const).map((known) => (
              <option
                value={known}
                selected={known === (one?.stepFree == null ? 'unknown' : one.stepFree ? 'yes' : 'no')}
              >
                {say(`edit.step-free.${known}`)}
              </option>
            ))}
          </select>
        </div>
        <Button kind="ghost">{say(one ? 'change.do' : 'edit.add')}</Button>
      </form>
    </details>
  );
}
