import { teamMessagesIn } from '../messages.ts';

/** Sentences that the script on the phone fills in; `{name}` and the like stay for it. */
export function checkInWords(language: string) {
  const t = teamMessagesIn(language);
  return {
    count: t('check.count', { came: '{came}', people: '{people}' }),
    here: t('check.here'),
    hereLabel: t('check.here.label', { name: '{name}' }),
    undo: t('check.undo'),
    undoLabel: t('check.undo.label', { name: '{name}' }),
    came: t('check.came', { time: '{time}' }),
    welcome: t('check.welcome', { name: '{name}' }),
    welcomeWhere: t('check.welcome.where', { name: '{name}', where: '{where}' }),
    again: t('check-in.again', { name: '{name}', time: '{time}', device: '{device}' }),
    cancelled: t('check-in.cancelled', { name: '{name}' }),
    undone: t('check-in.undone', { name: '{name}' }),
    notHere: t('check-in.not-on-phone', { code: '{code}' }),
    unknown: t('check.unknown', { code: '{code}' }),
    sent: t('check.sent'),
    sentNames: t('check-in.sent-names', { names: '{names}' }),
    waiting: t('check.waiting', { count: '{count}' }),
    signedOut: t('check-in.signed-out', { count: '{count}' }),
    notKept: t('check-in.not-kept'),
    unsent: t('check-in.unsent'),
    found: t('check-in.found', { count: '{count}' }),
    none: t('check-in.none'),
    nameless: t('host.nameless'),
    previous: t('check-in.previous'),
    next: t('check-in.next'),
    everybody: t('check-in.everybody'),
  };
}

export type CheckInWords = ReturnType<typeof checkInWords>;
