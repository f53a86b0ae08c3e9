export const floors: string[];
export const foundation: string[];
export const furniture: string[];
