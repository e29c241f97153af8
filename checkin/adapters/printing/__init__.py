"""What organisers print: badges, their pictures, desk cards, the staff PIN, lists on paper."""
