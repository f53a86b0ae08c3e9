/** The steps that somebody takes with one tap on the page of their requests. */
export const OWN_STEPS = ['accept', 'withdraw', 'rejoin', 'start', 'end'] as const;
