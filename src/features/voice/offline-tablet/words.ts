import { interfaceLanguages } from '#core/i18n/languages.ts';
import { messagesIn } from '../messages.ts';

/** What a tablet says, in every language, for there may be no network to ask for another one. Counts stand as `{count}`. */
const WORDS = [
  'voting.promise.nobody',
  'voting.promise.no-name',
  'voting.code',
  'voting.code.hint',
  'voting.begin',
  'voting.agree',
  'voting.disagree',
  'voting.pass',
  'voting.listen',
  'voting.no-voice',
  'voting.undo',
  'voting.audience',
  'voting.audience.newcomer',
  'voting.audience.resident',
  'voting.audience.initiative',
  'voting.audience.municipality',
  'voting.audience.skip',
  'voting.thanks',
  'voting.more',
  'helping.booth.next',
  'helping.booth.gone',
  'helping.booth.done',
  'helping.booth.help',
  'helping.booth.help.why',
  'helping.booth.help.no',
  'helping.booth.help.yes',
  'helping.booth.quiet',
  'helping.booth.quiet.means',
  'helping.booth.stay',
  'tablet.code.wrong',
  'tablet.closed',
  'tablet.full',
] as const;

export type VoiceTabletWords = Record<(typeof WORDS)[number], string>;

/** The words of a tablet per language. */
export const tabletWords = (): Record<string, { dir: string; words: VoiceTabletWords }> =>
  Object.fromEntries(
    interfaceLanguages.map(({ code, dir }) => {
      const t = messagesIn(code);
      return [
        code,
        { dir, words: Object.fromEntries(WORDS.map((key) => [key, t(key)])) as VoiceTabletWords },
      ];
    }),
  );
