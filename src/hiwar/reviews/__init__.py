"""The Universal Periodic Review's record: reviews, recommendations, their wordings, and the positions taken on them."""
