export const keyboard = async () => []; 
