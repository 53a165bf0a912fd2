export const spelling = async () => [];
