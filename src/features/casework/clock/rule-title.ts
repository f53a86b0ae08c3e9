/** How a term is called, in the language of the desk. */
export const ruleTitle = (rule: string, _language: string): string => rule;

/** The same in plain words, in the language of the newcomer. */
export const ownRuleTitle = (rule: string, _language: string): string => rule;
