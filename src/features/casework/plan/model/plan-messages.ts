import type { messagesIn } from '../../messages.ts';

/** Translates what newcomers and staff read of a plan alike. */
export type PlanTranslate = ReturnType<typeof messagesIn>;
