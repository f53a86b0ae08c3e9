export const features: string[];
export const foundation: string[];
export const slices: Record<string, string[]>;
