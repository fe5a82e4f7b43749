/** Pictographs people use to praise, without variation selectors and skin tones. */
export const POSITIVE_EMOJI: ReadonlySet<string> = new Set(
  '😀😃😄😁😆😊🙂😉😍🥰😘😗😙😚😋😎🤩🥳😇🤗😸😺😻👍👏🙌🙏💪👌🤝✌🤟🤘❤💛💚💙💜🧡🤍🖤💖💗💓💞💕💘💝♥⭐🌟✨💯✅✔🎉🎊🏆🥇👑🔥🚀🌈☀🌞🌹🌷🌸💐🍀💎🫶😌😂🤣☺',
);

/** Pictographs people use to complain. */
export const NEGATIVE_EMOJI: ReadonlySet<string> = new Set(
  '😡😠🤬😤😞😔😟😕🙁☹😣😖😫😩😢😭😒🙄😑😐😬🤢🤮🤧😷😰😨😱😓😥😪🤦🤷👎💔💩❌⛔🚫⚠🗑🖕😾😿🙀☠💀🐌🤡👿😈😧😦😮',
);
