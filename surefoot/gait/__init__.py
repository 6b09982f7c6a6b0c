"""How somebody runs: measured from clips, keypoints and sounds, without knowing a plan."""
